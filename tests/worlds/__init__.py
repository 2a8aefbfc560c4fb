"""The small worlds that tests share: cases, fits that are decreed, wars with known truth, hostile texts."""
