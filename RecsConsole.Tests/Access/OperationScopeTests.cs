using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Access;

/// <summary>Opening an operation scope checks the right; a refused scope exposes neither the context nor the rights.</summary>
public sealed class OperationScopeTests
{
    [Fact]
    [Trait("Req", "R57")]
    public async Task Refused_scope_gives_away_neither_context_nor_rights()
    {
        await using var world = await DeskWorld.CreateAsync();

        await using var scope = await OpenAsync(world, world.Here.Agent, AccessOperation.ManageTenant);

        scope.Refusal!.Kind.ShouldBe(ErrorKind.Forbidden);
        Should.Throw<InvalidOperationException>(() => scope.Db);
        Should.Throw<InvalidOperationException>(() => scope.Access);
        (await OutcomesAsync(world)).ShouldBe(["denied"]);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Rights_that_cannot_be_checked_are_refused_and_recorded_as_failed()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.AddSingleton<AccessPolicy>(new BrokenAccessPolicy())
        );

        await using var scope = await OpenAsync(world, world.Here.Agent, AccessOperation.Search);

        scope.Refusal!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await OutcomesAsync(world)).ShouldBe(["failed"]);
    }

    [Fact]
    public async Task Job_goes_on_without_a_right_and_has_none()
    {
        await using var world = await DeskWorld.CreateAsync();
        var job = Actor.Job(world.Here.TenantId);

        await using var scope = await world
            .Get<OperationScopeFactory>()
            .OpenForJobOrPersonAsync(job, AccessOperation.RunJobs, "try.job", CancellationToken.None);

        scope.Refusal.ShouldBeNull();
        scope.Db.TenantId.ShouldBe(world.Here.TenantId);
        scope.Access.Subject.Active.ShouldBeFalse();
        (await OutcomesAsync(world)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_job_may_run_needs_the_right_when_a_person_asks()
    {
        await using var world = await DeskWorld.CreateAsync();

        await using var scope = await world
            .Get<OperationScopeFactory>()
            .OpenForJobOrPersonAsync(world.Here.Agent, AccessOperation.RunJobs, "try.job", CancellationToken.None);

        scope.Refusal!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await OutcomesAsync(world)).ShouldBe(["denied"]);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Right_that_is_lost_meanwhile_shuts_the_scope()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var scope = await OpenAsync(world, world.Here.Agent, AccessOperation.Search);
        scope.Refusal.ShouldBeNull();
        await using (var db = world.Open())
        {
            var person = await db.People.SingleAsync(row => row.Id == world.Here.Agent.PersonId);
            person.IsActive = false;
            await db.SaveChangesAsync();
        }

        var refusal = await scope.AuthorizeAgainAsync(AccessOperation.Search, "try.search", CancellationToken.None);

        refusal!.Kind.ShouldBe(ErrorKind.Forbidden);
        Should.Throw<InvalidOperationException>(() => scope.Db);
    }

    private static Task<OperationScope> OpenAsync(DeskWorld world, Actor actor, AccessOperation operation) =>
        world.Get<OperationScopeFactory>().OpenAsync(actor, operation, "try.scope", CancellationToken.None);

    private static async Task<IReadOnlyList<string>> OutcomesAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.AuditEntries.Select(entry => entry.Outcome).ToListAsync();
    }
}
