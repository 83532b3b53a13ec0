using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>The card of a likely step says within what time it usually follows, and when it is late.</summary>
public sealed class WaitClaimsTests
{
    private const long Hour = 3_600;

    [Fact]
    public void Within_what_time_a_step_follows_is_said_in_hours_rounded_up() =>
        Sentences(usual: (3 * Hour) + 1, late: 12 * Hour).ShouldContain("Usually follows within 4 hours");

    [Fact]
    public void Long_times_are_said_in_days() =>
        Sentences(usual: 70 * Hour, late: 200 * Hour).ShouldContain("Usually follows within 3 days");

    /// <summary>The last step was two hours ago.</summary>
    [Fact]
    public void A_step_that_nine_of_ten_cases_did_sooner_is_late_and_says_so_first() =>
        Sentences(usual: Hour / 2, late: Hour)[0].ShouldBe("Usually follows within 1 hour, but the last step was on 2 Mar 2026");

    [Theory]
    [InlineData(100_000, Hour)]
    [InlineData(600_000, null)]
    public void Of_a_step_that_hardly_follows_or_whose_time_is_unknown_nothing_is_said(long chance, long? usual) =>
        Sentences(usual, late: usual, chance).ShouldAllBe(sentence => !sentence.StartsWith("Usually", StringComparison.Ordinal));

    [Theory]
    [InlineData("en", 1, "Usually follows within 1 day")]
    [InlineData("de", 1, "Folgt gewöhnlich innerhalb von 1 Tag")]
    [InlineData("de", 3, "Folgt gewöhnlich innerhalb von 3 Tagen")]
    [InlineData("pl", 1, "Zwykle następuje w ciągu 1 dnia")]
    [InlineData("pl", 5, "Zwykle następuje w ciągu 5 dni")]
    public void Days_are_counted_and_verified_in_each_language(string language, int days, string sentence)
    {
        var fact = new Fact("wait", "days", "history.usual_wait", $"{days}", []);
        var claim = new Claim("action.wait", new Dictionary<string, string>(StringComparer.Ordinal) { ["wait"] = "wait" });

        var written = new ExplanationWriter((_, _) => null, language).Write(claim, [fact]);

        ClaimRenderer.Text(written).ShouldBe(sentence);
    }

    private static IReadOnlyList<string> Sentences(long? usual, long? late, long chance = 600_000) =>
        ASnapshot()
            .WithAction("fix")
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 100, 2, [new("fix", 60)])],
                    Forecast = new("model", [new("fix", chance) { UsualSeconds = usual, LateSeconds = late }]),
                }
            )
            .WithStep("seen")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences();
}
