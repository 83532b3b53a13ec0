using Bunit;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Pairs;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>The answer comes first, its reasons after it, and nothing is sent before both are there.</summary>
public sealed class AnswerFirstTests
{
    private static readonly PairView s_pair = new(
        3,
        null,
        null,
        new(Guid.NewGuid(), "Case", "", "new", null, null, "", null, null, 0, 0, []),
        [],
        [],
        null,
        Revision: 1
    );

    [Fact]
    public void Reasons_wait_for_an_answer_and_nothing_is_sent_without_one()
    {
        var draft = new PairDraft(TimeProvider.System);
        draft.Begin(s_pair);

        draft.Toggle("order");
        draft.Reasons.ShouldBeEmpty();
        draft.Judge(Guid.NewGuid(), s_pair).ShouldBeNull();

        draft.Choose(PairChoice.Right);
        draft.Toggle("order");
        var request = draft.Judge(Guid.NewGuid(), s_pair).ShouldNotBeNull();
        request.Judgement.Choice.ShouldBe(PairChoice.Right);
        request.Judgement.Reasons.ShouldBe(["order"]);
    }

    [Fact]
    public void Choice_that_was_not_sent_is_kept_and_an_unchanged_one_is_not()
    {
        var draft = new PairDraft(TimeProvider.System);
        draft.Begin(s_pair with { Judgement = new(PairChoice.Left, ["order"], PairRatings.None) });
        draft.Chosen.ShouldBeNull("it is as it was judged");

        draft.Choose(PairChoice.Equal);
        var kept = draft.Chosen.ShouldNotBeNull();
        var again = new PairDraft(TimeProvider.System);
        again.Begin(s_pair);
        again.TakeBack(kept);

        (again.Choice, again.Reasons.Single()).ShouldBe((PairChoice.Equal, "order"));
    }

    [Fact]
    public void Reasons_are_off_and_saving_too_until_an_answer_is_chosen()
    {
        using var context = new BunitContext();
        var bar = context.Render<VoteBar>(set =>
            set.Add(part => part.Pair, s_pair).Add(part => part.Reasons, new HashSet<string>()).Add(part => part.Ratings, PairRatings.None)
        );
        var before = bar.FindAll("button[disabled]").Select(button => button.TextContent).ToList();
        bar.Render(set => set.Add(part => part.Chosen, PairChoice.Left));

        before.ShouldContain(text => text.StartsWith("Save and go on", StringComparison.Ordinal));
        before.ShouldContain(text => text.StartsWith("Missing step", StringComparison.Ordinal));
        bar.FindAll("button[disabled]").Count.ShouldBe(2, "there is no pair before or after it");
        bar.FindAll("button[data-enter]").ShouldHaveSingleItem().TextContent.ShouldStartWith("Left is better");
    }

    [Fact]
    public void Key_raises_a_rating_step_by_step_and_clears_it_after_the_best()
    {
        var useful = PairScales.All[0];
        var ratings = PairRatings.None;

        var steps = Enumerable.Range(0, 6).Select(_ => useful.Of(ratings = useful.Raise(ratings))).ToList();

        steps.ShouldBe([1, 2, 3, 4, 5, null]);
        (ratings.PolicyCorrectness, ratings.Faithfulness).ShouldBe((null, null));
    }

    [Fact]
    public async Task Reviewer_reads_the_guideline_of_the_study_which_must_not_name_what_is_compared()
    {
        await using var world = await ReviewWorld.CreateAsync(12);
        var study = (await world.MakeAsync(world.Ask(4, 0, world.Rita) with { Guideline = "  Mind the deadline.  " })).Id;
        var other = await world.MakeAsync(world.Ask(4, 0, world.Rita) with { Guideline = " " });
        var told = await world.TryMakeAsync(world.Ask(4, 0, world.Rita) with { Guideline = $"Not {ReviewWorld.ModelVersion}" });
        var tooLong = await world.TryMakeAsync(world.Ask(4, 0, world.Rita) with { Guideline = new('x', 2001) });

        (await world.ReadAsync(world.Rita, study)).Guideline.ShouldBe("Mind the deadline.");
        (await world.ReadAsync(world.Rita, other.Id)).Guideline.ShouldBeNull("the page shows the console's own");
        told.Error.ShouldNotBeNull().Message.ShouldContain("reveals what is compared");
        tooLong.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = world.Desk.Open();
        (await db.Studies.CountAsync()).ShouldBe(2);
    }
}
