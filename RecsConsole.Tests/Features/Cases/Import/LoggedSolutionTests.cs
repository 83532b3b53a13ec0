using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Retrieval.Texts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>What an imported case shows other cases as its solution: its last activity closed it and solved nothing.</summary>
public sealed class LoggedSolutionTests
{
    private const string Log = """
        case,activity,time,who,team,doc,product,prio
        c1,open,2024-01-01 10:00,Ann,T1,,mail,low
        c1,repair,2024-01-01 11:00,Ann,T1,,mail,low
        c1,close,2024-01-02 10:00,Ann,T1,,mail,low
        c2,open,2024-01-03 10:00,Bob,T1,,mail,low
        c2,close,2024-01-04 10:00,Bob,T1,,mail,low

        """;

    [Fact]
    public async Task The_step_before_the_end_is_inferred_and_the_end_is_no_solution()
    {
        await using var import = await LogImport.CreateAsync();
        (await import.RunAsync(import.Write(Log))).Value.ShouldNotBeNull();

        var finished = await FinishedAsync(import);

        finished.Count.ShouldBe(2);
        finished.ShouldAllBe(hit => hit.Resolution != "close");
        finished
            .Single(hit => hit.Steps.Count == 3)
            .ShouldSatisfyAllConditions(hit => hit.Resolution.ShouldBe("repair"), hit => hit.IsInferred.ShouldBe(true));
    }

    private static async Task<List<SimilarCaseHit>> FinishedAsync(LogImport import)
    {
        await using var db = await import.OpenTenantAsync();
        var finished = new List<SimilarCaseHit>();
        await foreach (var text in CaseIndexDocuments.ReadAllAsync(db, TestContext.Current.CancellationToken))
        {
            if (text.Facts.Finished is { } hit)
            {
                finished.Add(hit);
            }
        }

        return finished;
    }
}
