using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.People.Absences;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

/// <summary>People set their own absences, and supervisors those of their teams; nobody else may.</summary>
public sealed class SetAbsenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Own_absence_is_kept_once_audited_and_taken_away_again()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var revision = (await world.ReadAsync("bo")).Revision;
        var (id, span) = (Guid.NewGuid(), Span(world, 24, 72));

        (await SetAsync(world, world.Bo, world.Bo.PersonId, id, span)).Error.ShouldBeNull();
        (await SetAsync(world, world.Bo, world.Bo.PersonId, id, span)).Error.ShouldBeNull();

        var read = await ReadAsync(world, world.Bo, world.Bo.PersonId);
        read.Value!.Absences.Single().ShouldBe(new(id, span.From, span.To));
        (await world.ReadAsync("bo")).Revision.ShouldBe(revision + 1);
        await using (var db = world.Open())
        {
            (await db.AuditEntries.CountAsync(row => row.Operation == "set.absence" && row.ActorId == world.Bo.PersonId, Token)).ShouldBe(
                1
            );
        }

        (await SetAsync(world, world.Bo, world.Bo.PersonId, id, null)).Error.ShouldBeNull();
        (await ReadAsync(world, world.Bo, world.Bo.PersonId)).Value!.Absences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Supervisors_say_it_for_their_own_teams_only()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var (near, far) = (await world.AddAsync("nea", "supervisor"), await world.AddAsync("far", "supervisor"));
        await JoinAsync(world, "blue", world.Bo, near);
        await JoinAsync(world, "red", far);

        (await SetAsync(world, near, world.Bo.PersonId, Guid.NewGuid(), Span(world, 1, 2))).Error.ShouldBeNull();
        (await SetAsync(world, far, world.Bo.PersonId, Guid.NewGuid(), Span(world, 3, 4))).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await SetAsync(world, world.Bo, near.PersonId, Guid.NewGuid(), Span(world, 3, 4))).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await ReadAsync(world, far, world.Bo.PersonId)).Error!.Kind.ShouldBe(ErrorKind.NotFound);

        await using var db = world.Open();
        (await db.Absences.CountAsync(Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(row => row.Operation == "set.absence" && row.Outcome == "denied", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_over_or_backwards_or_of_somebody_else_changes_nothing()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var known = Guid.NewGuid();
        await SetAsync(world, world.Admin, world.Admin.PersonId, known, Span(world, 1, 2));

        (await SetAsync(world, world.Bo, world.Bo.PersonId, Guid.NewGuid(), Span(world, 2, 1))).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await SetAsync(world, world.Bo, world.Bo.PersonId, Guid.NewGuid(), Span(world, -5, -1))).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await SetAsync(world, world.Bo, world.Bo.PersonId, known, null)).Error!.Kind.ShouldBe(ErrorKind.NotFound);

        await using var db = world.Open();
        (await db.Absences.SingleAsync(Token)).PersonId.ShouldBe(world.Admin.PersonId);
    }

    [Fact]
    public async Task Who_stands_in_is_somebody_of_the_same_team()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var (near, far) = (await world.AddAsync("nea"), await world.AddAsync("far"));
        await JoinAsync(world, "blue", world.Bo, near);
        await JoinAsync(world, "red", far);
        var span = Span(world, 1, 2);

        var refused = await SetAsync(world, world.Bo, world.Bo.PersonId, Guid.NewGuid(), span with { StandInId = far.PersonId });
        var taken = await SetAsync(world, world.Bo, world.Bo.PersonId, Guid.NewGuid(), span with { StandInId = near.PersonId });

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        taken.IsOk.ShouldBeTrue();
        var read = (await ReadAsync(world, world.Bo, world.Bo.PersonId)).Value!;
        read.Absences.ShouldHaveSingleItem().StandInId.ShouldBe(near.PersonId);
        read.Colleagues.Select(person => person.Id).ShouldBe([near.PersonId]);
    }

    private static AbsenceSpan Span(PeopleWorld world, int from, int to)
    {
        var now = world.Database.Clock.GetUtcNow();
        return new(now.AddHours(from), now.AddHours(to));
    }

    private static Task<Result<Guid>> SetAsync(PeopleWorld world, Actor actor, Guid person, Guid id, AbsenceSpan? span) =>
        world.Get<SetAbsence>().RunAsync(actor, new(person, id, span), Token);

    private static Task<Result<AbsenceList>> ReadAsync(PeopleWorld world, Actor actor, Guid person) =>
        world.Get<ReadAbsences>().RunAsync(actor, person, Token);

    private static async Task JoinAsync(PeopleWorld world, string team, params Actor[] people)
    {
        await using var db = world.Open();
        foreach (var actor in people)
        {
            (await db.People.SingleAsync(row => row.Id == actor.PersonId, Token)).Teams = [team];
        }

        await db.SaveChangesAsync(Token);
    }
}
