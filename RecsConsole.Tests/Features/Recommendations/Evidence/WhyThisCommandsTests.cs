using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Evidence;

/// <summary>"Why this?" is pressed more often than any other button that reads: what it asks the database for is counted.</summary>
public sealed class WhyThisCommandsTests
{
    // rights, decision, case, evidence (cases, documents, and the titles of the cases), three catalogs, language, impression
    private const int Most = 11;

    [Fact]
    public async Task Press_asks_few_questions_and_none_for_what_it_does_not_show()
    {
        var commands = new ReadCommands();
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(commands))
        );
        var shown = await world.RecommendAsync();
        var request = new ReadEvidenceRequest(shown.DecisionId!.Value, SlateKind.Action, "ask");
        await world.Get<ReadEvidence>().RunAsync(world.Here.Agent, request, TestContext.Current.CancellationToken);
        commands.Clear();

        var again = await world.Get<ReadEvidence>().RunAsync(world.Here.Agent, request, TestContext.Current.CancellationToken);

        again.Value!.Why!.Sentences.ShouldNotBeEmpty();
        again.Value.Lines.ShouldNotBeEmpty();
        commands.Texts.Count.ShouldBeInRange(1, Most, string.Join("\n\n", commands.Texts));
        commands.Texts.ShouldNotContain(text => text.Contains("\"CaseEvents\"", StringComparison.Ordinal));
        commands.Texts.ShouldNotContain(text => text.Contains("\"Validation\"", StringComparison.Ordinal));
        commands.Texts.ShouldNotContain(text => text.Contains("\"SnapshotParts\"", StringComparison.Ordinal), "the catalog is known");
    }
}
