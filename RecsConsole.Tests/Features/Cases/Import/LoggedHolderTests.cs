using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>An open case of a log belongs to whoever did its last step only if they may work it here.</summary>
public sealed class LoggedHolderTests
{
    private const string Header = "case,activity,time,who,team,doc,product,prio\n";
    private const string Past = "old,open,2026-01-01 09:00,ann,T1,,p,1\nold,close,2026-01-01 10:00,ann,T1,,p,1\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_of_the_log_has_the_case_they_worked_last()
    {
        (await HolderAsync(_ => { })).ShouldBe("ann");
    }

    [Fact]
    public async Task Manager_who_acted_last_leaves_it_to_the_team()
    {
        (await HolderAsync(ann => ann.Roles = [ConsoleRole.Admin])).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_who_left_does_not_have_it()
    {
        (await HolderAsync(ann => ann.IsActive = false)).ShouldBeNull();
    }

    [Fact]
    public async Task Member_gets_neither_the_case_nor_the_team_from_a_file()
    {
        (await HolderAsync(ann => ann.Teams = ["T9"], isMember: true)).ShouldBeNull();
    }

    [Fact]
    public async Task Ended_case_still_says_who_had_it()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Header + Past));
        await ChangeAsync(import, ann => ann.IsActive = false, isMember: false);

        await import.RunAsync(import.Write(Header + Past.Replace("old,", "new,", StringComparison.Ordinal)));

        await using var db = await import.OpenTenantAsync();
        (await db.Cases.SingleAsync(row => row.Key == "new", Token)).AssigneeId.ShouldNotBeNull();
    }

    private static async Task<string?> HolderAsync(Action<PersonRow> change, bool isMember = false)
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Header + Past));
        await ChangeAsync(import, change, isMember);

        await import.RunAsync(import.Write(Header + "now,open,2026-01-02 09:00,ann,T1,,p,1\n"));

        await using var db = await import.OpenTenantAsync();
        var row = await db.Cases.SingleAsync(each => each.Key == "now", Token);
        (row.IsOpen, row.TeamKey).ShouldBe((true, "T1"));
        return await db.People.Where(person => person.Id == row.AssigneeId).Select(person => person.Key).SingleOrDefaultAsync(Token);
    }

    private static async Task ChangeAsync(LogImport import, Action<PersonRow> change, bool isMember)
    {
        await import.AddOperatorAsync("ann@test.example");
        await using var db = await import.OpenTenantAsync();
        var ann = await db.People.SingleAsync(row => row.Key == "ann", Token);
        change(ann);
        if (isMember)
        {
            db.Memberships.Add(
                new()
                {
                    OperatorId = await db.Users.Select(row => row.Id).FirstAsync(Token),
                    TenantId = db.TenantId,
                    PersonId = ann.Id,
                }
            );
        }

        await db.SaveChangesAsync(Token);
    }
}
