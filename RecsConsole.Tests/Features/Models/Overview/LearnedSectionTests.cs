using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Overview;

public sealed class LearnedSectionTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public LearnedSectionTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Fact]
    [Trait("Req", "R161")]
    public void What_jobs_learned_is_shown_with_its_dataset_card()
    {
        var card = new DatasetCard(
            _clock.GetUtcNow(),
            _clock.GetUtcNow(),
            [new("by_rules", 1203), new("erased", 0)],
            ["event.actor"],
            "Works agreement 12",
            "ab12"
        )
        {
            Purpose = CardPurposes.NextSteps,
            Sources = [new("case", 72), new("step", 356)],
            DeniedColumns = ["case.title"],
        };
        var learned = new LearnedCard(CardPurposes.NextSteps, "Ticket", "v1", _clock.GetUtcNow(), card);
        var other = new LearnedCard(CardPurposes.Search, null, "v2", _clock.GetUtcNow(), null);

        var section = Render<LearnedSection>(parameters => parameters.Add(each => each.Learned, [learned, other]));

        var parts = section.FindAll("details");
        parts[0].QuerySelector("b")!.TextContent.ShouldBe("Usual next steps: Ticket");
        var facts = parts[0]
            .QuerySelectorAll("dt")
            .Zip(parts[0].QuerySelectorAll("dd"))
            .ToDictionary(pair => pair.First.TextContent, pair => pair.Second.TextContent.Trim(), StringComparer.Ordinal);
        facts["Source"].ShouldBe("72 cases, 356 steps");
        facts["Left out"].ShouldBe("Ranked by rules only, on request: 1,203");
        facts["Legal basis"].ShouldBe("Works agreement 12");
        facts["Columns not allowed"].ShouldBe(FieldLabels.Of(DataFields.CaseTitle));
        facts["Fingerprint of the data"].ShouldBe("ab12");
        parts[1].TextContent.ShouldContain("No dataset card");
    }
}
