using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Recommender.Retrieval.Reranking;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

public sealed class RerankOrderTests
{
    private const int Count = 3;

    [Fact]
    [Trait("Req", "R171")]
    public void Any_answer_is_a_permutation_of_what_was_sent_or_nothing() =>
        Prop.ForAll(
                Gen.Choose(-1, Count).ListOf(Count).ToArbitrary(),
                places =>
                {
                    var order = RerankOrder.From([.. places.Select((place, at) => new RerankScore(place, -at))], Count);
                    var isPermutation = places.Order().SequenceEqual(Enumerable.Range(0, Count));
                    // scores fall, so the answer's own order is the order of the scores
                    return isPermutation ? order is not null && order.SequenceEqual(places) : order is null;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_scores_keep_the_order_of_the_search() =>
        RerankOrder.From([new(3, 0.5), new(0, 0.5), new(2, 0.7), new(1, 0.5)], 4).ShouldBe([2, 0, 1, 3]);
}
