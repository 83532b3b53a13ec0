using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Recommendations.Memory;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>What the customer wrote of a step is told above the suggestions.</summary>
public sealed class CaseMemoryNoteTests : BunitContext
{
    private static readonly DateTimeOffset s_yesterday = new ManualClock().GetUtcNow().AddDays(-1);

    public CaseMemoryNoteTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    private static ShownPastStep Failed =>
        new("Reload metadata", s_yesterday, null, IsReaders: true, HasFailed: true, WasReopened: false) { CustomerSaid = false };

    private static string Time => s_yesterday.ToString("HH:mm", CultureInfo.InvariantCulture);

    [Fact]
    public void Step_that_did_not_help_as_the_customer_wrote() =>
        LineOf(new([Failed], null), "failed")
            .ShouldBe($"You did \"Reload metadata\" yesterday {Time}. The customer wrote that it did not help.");

    [Fact]
    public void Step_that_a_second_person_refused_did_not_fail_to_help() =>
        LineOf(new([Failed with { CustomerSaid = null, IsRefused = true }], null), "failed")
            .ShouldBe($"You did \"Reload metadata\" yesterday {Time}. The second person disagreed.");

    [Fact]
    public void Second_person_is_named_with_the_reason() =>
        PastStepLabels
            .Of(Failed with { CustomerSaid = null, IsRefused = true }, "10:00", "Sam Reyes, no papers")
            .ShouldBe("You did \"Reload metadata\" 10:00. The second person disagreed (Sam Reyes, no papers).");

    [Fact]
    public void Step_that_works_as_the_customer_wrote() =>
        LineOf(new([], null) { Confirmed = Failed with { HasFailed = false, CustomerSaid = true } }, "confirmed")
            .ShouldBe($"You did \"Reload metadata\" yesterday {Time}. The customer wrote that it works.");

    [Theory]
    [InlineData(true, "You said")]
    [InlineData(false, "Eleanor Marsh said")]
    public void Required_step_that_somebody_decided_not_to_take(bool isReaders, string who) =>
        LineOf(
                new([], null)
                {
                    Declined = [new("Hold the payment", "Eleanor Marsh", isReaders, "Not useful", "Their bank holds it.", s_yesterday)],
                },
                "declined"
            )
            .ShouldBe($"Required, not done: Hold the payment. {who} yesterday {Time}: “Their bank holds it.”");

    [Fact]
    public void Message_that_nothing_is_better_where_nothing_was_tried_says_that_the_problem_is_unchanged() =>
        LineOf(new([], null) { NothingBetterAt = s_yesterday }, "nothing-better")
            .ShouldBe($"The customer wrote yesterday {Time}: the problem is unchanged.");

    [Theory]
    [InlineData("Ask for details", "Wait since yesterday {0}, after \"Ask for details\".")]
    [InlineData("Wait", "Wait since yesterday {0}.")]
    public void Step_with_the_name_of_the_state_is_not_said_again(string step, string words) =>
        LineOf(new([], new("Wait", s_yesterday, step)), "waiting")
            .ShouldStartWith(string.Format(CultureInfo.InvariantCulture, words, Time));

    [Theory]
    [InlineData(6, "Answers usually come within {0}; this one was due {1}.")]
    [InlineData(48, "Answers usually come within {0}, here by {1}.")]
    [InlineData(54, "Answers usually come within 2 d 6 h, here by {1}.")]
    public void Waiting_case_says_within_what_time_answers_come_and_that_this_one_is_late(int hours, string words)
    {
        var usual = TimeSpan.FromHours(hours);
        var waiting = new ShownWait("Waiting for customer", s_yesterday, "Ask for details") { UsualAnswer = usual };

        LineOf(new([], waiting), "waiting")
            .ShouldBe(
                $"Waiting for customer since yesterday {Time}, after \"Ask for details\". "
                    + words
                        .Replace("{0}", DurationLabels.Of(usual), StringComparison.Ordinal)
                        .Replace("{1}", InstantLabels.Of(s_yesterday + usual, s_yesterday.AddDays(1), null), StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Wait_without_counted_answers_says_nothing_of_their_time() =>
        LineOf(new([], new("Waiting for customer", s_yesterday, "Ask for details")), "waiting")
            .ShouldBe($"Waiting for customer since yesterday {Time}, after \"Ask for details\".");

    [Fact]
    public void Nothing_remembered_is_nothing_on_the_screen() =>
        Render<CaseMemoryNote>(p => p.Add(note => note.Memory, ShownMemory.None)).FindAll(".memory").ShouldBeEmpty();

    private string LineOf(ShownMemory memory, string name) =>
        Render<CaseMemoryNote>(p => p.Add(note => note.Memory, memory)).Find($"[data-memory={name}]").TextContent.Trim();
}
