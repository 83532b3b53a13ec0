using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>Preparations of one stage run at the same time, so what one needs is prepared in an earlier stage.</summary>
public sealed class PreparationStageTests
{
    [Fact]
    public async Task What_needs_another_preparation_is_of_a_later_stage()
    {
        await using var app = new ConsoleApp("Testing");

        var stages = app
            .Services.GetServices<TenantPreparation>()
            .ToLookup(step => step.Stage, step => step.RunAsync.Method.DeclaringType!.Namespace!);

        stages[PreparationStage.BesideHistory].ShouldBe(["RecsConsole.Features.Embeddings"]);
        stages[PreparationStage.FromHistory].ShouldContain("RecsConsole.Features.Labels");
        stages[PreparationStage.BeforeSearch].ShouldBe(["RecsConsole.Features.NextSteps"]);
        stages[PreparationStage.FromLabels].ShouldBe(["RecsConsole.Features.Reviews", "RecsConsole.Features.Insights"], ignoreOrder: true);
        stages[PreparationStage.AtTheDesk].ShouldBe(["RecsConsole.Cli", "RecsConsole.Cli", "RecsConsole.Cli"]);
    }
}
