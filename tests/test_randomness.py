"""The streams of random numbers, each by its name."""

import jax
import numpy as np
import pytest

from passmuster.randomness import RandomStream, chain_key, entropy, generator, generators, jax_key, stream_key

NUMBERED = {
    RandomStream.HAZARDS: 0, RandomStream.NEW_WAR: 1, RandomStream.ACTIONS: 2, RandomStream.REGRESSION: 3,
    RandomStream.MISSING_VALUES: 4, RandomStream.MEMORY: 5, RandomStream.CASE: 6, RandomStream.CASE_WAR: 7,
    RandomStream.STRAIN: 8, RandomStream.TILT: 9, RandomStream.SURGES: 10, RandomStream.SAYING: 11,
    RandomStream.FATES: 12, RandomStream.LEVERS: 13, RandomStream.STRAIN_AHEAD: 14,
    RandomStream.PRIOR: 15, RandomStream.REPLICATED: 16, RandomStream.ACTS: 17, RandomStream.NAMED_DAYS: 19,
    RandomStream.LOSSES_FOLDS: 18, RandomStream.COMPANY: 20,
}  # fmt: skip
"""The number of each stream that has it before the seed: another number would be other figures in every briefing."""

AFTER_THE_SEED = {
    RandomStream.PILOT: 0, RandomStream.MAIN: 1, RandomStream.REFIT: 2, RandomStream.AGAIN: 3,
    RandomStream.NEARBY: 4, RandomStream.SHARED: 5,
    RandomStream.LOSSES_HELD_OUT: 1, RandomStream.PUBLISHED: 2, RandomStream.PUBLISHED_HELD_OUT: 3,
}  # fmt: skip
SEED_ALONE = {RandomStream.START, RandomStream.LOSSES}


def first_draw(random: np.random.Generator) -> float:
    """The first number of a stream."""
    return float(random.standard_normal())


def test_every_stream_is_pinned():
    """No stream is without a number, and none has another than it had."""
    assert NUMBERED.keys() | AFTER_THE_SEED.keys() | SEED_ALONE == set(RandomStream)
    assert all(entropy(stream, 77) == (number, 77) for stream, number in NUMBERED.items())
    assert all(entropy(stream, 77) == (77, number) for stream, number in AFTER_THE_SEED.items())
    assert all(entropy(stream, 77) == (77,) for stream in SEED_ALONE)


@pytest.mark.parametrize("seed", [0, 3, 2**40])
def test_a_generator_is_what_numpy_makes_of_the_words(seed):
    """A stream, a part of it, and one of the seed alone are those of the same words given to NumPy."""
    assert first_draw(generator(RandomStream.STRAIN, seed)) == first_draw(np.random.default_rng([8, seed]))
    assert first_draw(generator(RandomStream.LEVERS, seed, 4)) == first_draw(np.random.default_rng([13, seed, 4]))
    assert first_draw(generator(RandomStream.START, seed)) == first_draw(np.random.default_rng(seed))
    spawned = np.random.default_rng(np.random.SeedSequence(seed).spawn(3)[2])
    assert first_draw(generators(RandomStream.LOSSES, seed, 3)[2]) == first_draw(spawned)


def test_streams_with_their_number_first_never_meet():
    """At no small seed do two of them begin alike."""
    begun = [first_draw(generator(stream, seed)) for stream in NUMBERED for seed in range(20)]
    assert len(set(begun)) == len(begun)


def test_the_streams_that_meet_are_those_that_are_named():
    """A stream with its number after the seed begins like that of the seed's number: known, and left as it is."""
    assert first_draw(generator(RandomStream.PUBLISHED, 2)) == first_draw(generator(RandomStream.ACTIONS, 2))
    assert first_draw(generator(RandomStream.START, 0)) == first_draw(generator(RandomStream.HAZARDS, 0))


def test_chains_have_keys_of_their_own():
    """Two words for each chain, which are those of the stream's words and the chain's number."""
    words = entropy(RandomStream.PILOT, 5, 1)
    keys = [chain_key(words, chain) for chain in range(4)]
    assert len({tuple(key) for key in keys}) == 4
    assert np.array_equal(keys[2], np.random.SeedSequence([5, 0, 1, 2]).generate_state(2, np.uint32))


def test_jax_folds_parts_into_its_key():
    """The key of the seed alone, and that of a part, are JAX's own."""
    assert jax_key(5) == jax.random.key(5)
    assert jax_key(5, 2) == jax.random.fold_in(jax.random.key(5), 2)


def test_a_stream_may_be_drawn_from_by_jax():
    """Its key is that of the words' first chain, and another stream has another."""
    assert stream_key(RandomStream.PRIOR, 5) == jax.random.wrap_key_data(chain_key((15, 5), 0))
    assert stream_key(RandomStream.PRIOR, 5) != stream_key(RandomStream.REPLICATED, 5)


def test_every_stream_says_what_it_is_for():
    """No two purposes are the same words."""
    purposes = [stream.purpose for stream in RandomStream]
    assert len(set(purposes)) == len(purposes)
