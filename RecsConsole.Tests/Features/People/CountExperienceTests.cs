using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Undo;
using RecsConsole.Features.People.Experience;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

/// <summary>A person's track record matches their cases.</summary>
public sealed class CountExperienceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_solved_today_counts_in_the_record_and_open_pages_are_told()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await CountAsync(world);
        var before = await SolvedAsync(world, world.Here.Agent.PersonId);
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        await world.AcceptAsync(await world.RecommendAsync(), "fix");
        var told = new List<Change>();
        var poller = world.Get<ChangePoller>();
        await poller.PollOnceAsync(Token);
        using var open = poller.Subscribe(told.Add);

        var second = await CountAsync(world);

        first.IsOk.ShouldBeTrue(first.Error?.Message);
        second.Value.ShouldBe(1);
        (await SolvedAsync(world, world.Here.Agent.PersonId)).ShouldBe(before + 1);
        await poller.PollOnceAsync(Token);
        told.ShouldContain(change => change.Kind == ChangeKind.Person && change.TenantId == world.Here.TenantId);
    }

    [Fact]
    public async Task Record_equals_the_cases_that_the_person_solved_and_counting_again_changes_nothing()
    {
        await using var world = await DeskWorld.CreateAsync();
        await CountAsync(world);

        var again = await CountAsync(world);

        again.Value.ShouldBe(0);
        await using var db = world.Open();
        var cases = await db
            .Cases.Where(row => row.ResolvedById != null)
            .GroupBy(row => new { row.ResolvedById, row.IssueType })
            .Select(group => new
            {
                Person = group.Key.ResolvedById!.Value,
                group.Key.IssueType,
                Count = group.Count(),
            })
            .ToListAsync(Token);
        cases.ShouldNotBeEmpty();
        foreach (var each in cases)
        {
            var row = await db.PersonExperience.SingleAsync(
                found => found.PersonId == each.Person && found.IssueType == each.IssueType,
                Token
            );
            row.SolvedCases.ShouldBe(each.Count);
            row.WorkedCases.ShouldBeGreaterThanOrEqualTo(row.SolvedCases);
        }
    }

    [Fact]
    public async Task Two_steps_on_one_case_are_one_case_and_a_step_taken_back_is_none()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        var again = await world.AcceptAsync(await world.RecommendAsync(), "fix");
        await CountAsync(world);
        var two = await WorkedAsync(world);
        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, again.Value!.ResponseId, Token);
        await CountAsync(world);
        var one = await WorkedAsync(world);
        await using (var writing = world.Open())
        {
            (await writing.CaseEvents.SingleAsync(row => row.CaseId == world.Here.CaseId && row.Kind == CaseEventKind.Action, Token)).Kind =
                CaseEventKind.TakenBack;
            await writing.SaveChangesAsync(Token);
        }

        await CountAsync(world);

        (two, one, await WorkedAsync(world)).ShouldBe((1, 1, 0));
    }

    [Fact]
    public async Task Record_of_which_no_case_is_left_is_gone()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using (var writing = world.Open())
        {
            writing.PersonExperience.Add(
                new()
                {
                    TenantId = world.Here.TenantId,
                    PersonId = world.Here.Expert,
                    IssueType = "long ago",
                    SolvedCases = 3,
                }
            );
            await writing.SaveChangesAsync(Token);
        }

        await CountAsync(world);

        await using var db = world.Open();
        (await db.PersonExperience.CountAsync(row => row.IssueType == "long ago", Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Agent_may_not_count()
    {
        await using var world = await DeskWorld.CreateAsync();
        var operation = ActivatorUtilities.CreateInstance<CountExperience>(world.Database.Services);

        var counted = await operation.RunAsync(world.Here.Agent, Token);

        counted.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static Task<Result<int>> CountAsync(DeskWorld world) =>
        ActivatorUtilities.CreateInstance<CountExperience>(world.Database.Services).RunAsync(Actor.Job(world.Here.TenantId), Token);

    private static async Task<int> WorkedAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.PersonExperience.Where(row => row.PersonId == world.Here.Agent.PersonId).SumAsync(row => row.WorkedCases, Token);
    }

    private static async Task<int> SolvedAsync(DeskWorld world, Guid person)
    {
        await using var db = world.Open();
        return await db.PersonExperience.Where(row => row.PersonId == person).SumAsync(row => row.SolvedCases, Token);
    }
}
