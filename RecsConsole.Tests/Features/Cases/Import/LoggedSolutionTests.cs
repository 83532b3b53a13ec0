using Microsoft.EntityFrameworkCore;
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

    // a ticket system often closes by itself, as one "person", what somebody has solved days before
    [Fact]
    public async Task Who_solved_a_case_is_who_took_it_to_its_solution_and_not_who_did_the_paperwork_after_it()
    {
        await using var import = await LogImport.CreateAsync();
        var cases = Enumerable
            .Range(1, 10)
            .Select(i =>
                $"""
                    c{i},open,2024-01-{i:00} 10:00,Ann,T1,,mail,low
                    c{i},repair,2024-01-{i:00} 11:00,Ann,T1,,mail,low
                    c{i},check,2024-01-{i:00} 11:30,Ann,T1,,mail,low
                    c{i},resolve,2024-01-{i:00} 12:00,Bob,T1,,mail,low
                    c{i},close,2024-02-{i:00} 10:00,Robot,T1,,mail,low

                    """
            );
        (
            await import.RunAsync(import.Write($"case,activity,time,who,team,doc,product,prio\n{string.Concat(cases)}"))
        ).Value.ShouldNotBeNull();

        await using var db = await import.OpenTenantAsync();
        var token = TestContext.Current.CancellationToken;
        var bob = (await db.People.ToListAsync(token)).Single(person => person.DisplayName == "Bob");
        (await db.Cases.ToListAsync(token)).ShouldAllBe(row => row.ResolvedById == bob.Id && row.ResolvedAt!.Value.Month == 1);
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
