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
    private static readonly Claim s_claim = new(
        "action.wait",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["wait"] = "wait" }
    );

    [Fact]
    public void Within_what_time_a_step_follows_is_said_in_hours_rounded_up() =>
        Sentences(usual: (3 * Hour) + 1, late: 12 * Hour).ShouldContain("Usually follows within 4 hours");

    [Theory]
    [InlineData(54, "2 days 6 hours")]
    [InlineData(72, "3 days")]
    [InlineData(25, "1 day 1 hour")]
    public void From_a_day_on_days_are_said_with_what_is_left_of_them(long hours, string words) =>
        Sentences(usual: hours * Hour, late: 200 * Hour).ShouldContain($"Usually follows within {words}");

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
    [InlineData("en", 24, "Usually follows within 1 day")]
    [InlineData("de", 24, "Folgt gewöhnlich innerhalb von 1 Tag")]
    [InlineData("de", 78, "Folgt gewöhnlich innerhalb von 3 Tagen 6 Stunden")]
    [InlineData("pl", 25, "Zwykle następuje w ciągu 1 dnia 1 godziny")]
    [InlineData("pl", 126, "Zwykle następuje w ciągu 5 dni 6 godzin")]
    public void Time_is_counted_and_verified_in_each_language(string language, int hours, string sentence)
    {
        var fact = new Fact("wait", "hours", "history.usual_wait", $"{hours}", []);

        var written = new ExplanationWriter((_, _) => null, language).Write(s_claim, [fact]);

        ClaimRenderer.Text(written).ShouldBe(sentence);
        ExplanationVerifier.Problem(sentence, s_claim, [fact], (_, _) => null, language).ShouldBeNull();
    }

    /// <summary>Decisions from before hours were kept have whole days.</summary>
    [Fact]
    public void Days_of_an_older_decision_are_said_and_verified()
    {
        var fact = new Fact("wait", "days", "history.usual_wait", "3", []);

        var written = new ExplanationWriter((_, _) => null, "en").Write(s_claim, [fact]);

        ClaimRenderer.Text(written).ShouldBe("Usually follows within 3 days");
        ExplanationVerifier.Problem(written, s_claim, [fact], (_, _) => null, "en").ShouldBeNull();
    }

    [Theory]
    [InlineData("Usually follows within 2 days")]
    [InlineData("Usually follows within 2 days 5 hours")]
    [InlineData("Usually follows within 6 hours")]
    public void Another_time_is_refused(string sentence)
    {
        var fact = new Fact("wait", "hours", "history.usual_wait", "54", []);

        ExplanationVerifier.Problem(sentence, s_claim, [fact], (_, _) => null, "en").ShouldNotBeNull();
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
