using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>A file that adds steps to a case does not take back what somebody changed here.</summary>
public sealed class ChangedHereTests
{
    private const string Header = "case,activity,time,who,team,doc,product,prio\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Team_and_priority_that_a_person_gave_a_case_stay_when_a_file_adds_a_step()
    {
        await using var import = await LogImport.CreateAsync();
        const string First = "c1,open,2026-01-05 10:00,ann,T1,,p1,3\nc2,open,2026-01-05 10:00,ann,T1,,p1,3\n";
        await import.RunAsync(import.Write(Header + First));
        await ChangeAsync(import, "c1");

        var added = await import.RunAsync(
            import.Write(Header + First + "c1,fix,2026-03-06 10:00,ann,T1,,p2,4\nc2,fix,2026-03-06 10:00,ann,T1,,p2,4\n", "later.csv")
        );

        added.Value.ShouldNotBeNull(added.Error?.Message).Events.ShouldBe(2);
        await using var db = await import.OpenTenantAsync();
        var rows = await db.Cases.OrderBy(row => row.Key).ToListAsync(Token);
        rows.Select(row => (row.Key, row.TeamKey, row.Priority, row.Product)).ShouldBe([("c1", "T9", 1, "p1"), ("c2", "T1", 4, "p2")]);
    }

    private static async Task ChangeAsync(LogImport import, string key)
    {
        await using var db = await import.OpenTenantAsync();
        var row = await db.Cases.SingleAsync(each => each.Key == key, Token);
        var edit = CaseEdit.Of(row);
        (row.TeamKey, row.Priority) = ("T9", 1);
        var by = await db.People.Select(person => person.Id).FirstAsync(Token);
        var added = new NewCaseEvent("changed:1", CaseActivities.Edited, CaseEventKind.System, by, row.LastEventAt.AddDays(1));
        edit.AppendByPerson(db, added, new Dictionary<string, string>(StringComparer.Ordinal)).ShouldNotBeNull();
        await db.SaveChangesAsync(Token);
    }
}
