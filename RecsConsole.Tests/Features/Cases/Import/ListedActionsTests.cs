using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>What a list of tickets calls received, resolved and closed is no advice once a log says what was done.</summary>
public sealed class ListedActionsTests
{
    private const string List =
        "Key,Created,Solved,Closed,State\n"
        + "a,2026-01-05 08:00,2026-01-05 12:00,2026-01-05 13:00,Closed\n"
        + "b,2026-01-06 08:00,2026-01-06 12:00,2026-01-06 13:00,Closed\n"
        + "c,2026-01-07 08:00,,,Open\n";

    private static readonly string[] s_keys = ["a", "b", "c"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Actions_that_only_the_list_made_are_retired_when_the_log_comes_with_the_reason_in_the_trail()
    {
        await using var import = await LogImport.CreateAsync();
        (await ListAsync(import)).Value!.RetiredActions.ShouldBeEmpty();

        var result = await LogAsync(import, "take", "fix", "closed");

        result.Value!.RetiredActions.ShouldBe(["Received", "Resolved"]);
        await using var db = await import.OpenTenantAsync();
        (await db.Actions.Published().Select(row => row.Key).ToListAsync(Token)).ShouldBe(["take", "fix", "closed"], ignoreOrder: true);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "retire.action" && row.ObjectId == "received", Token);
        entry.DetailsJson.ShouldContain("log_replaced_list");
        (await db.VersionComments.SingleAsync(row => row.Key == "received", Token)).Text.ShouldContain("The log of 3 cases");
    }

    [Fact]
    public async Task What_a_person_confirmed_or_did_stays()
    {
        await using var import = await LogImport.CreateAsync();
        await ListAsync(import);
        await using (var db = await import.OpenTenantAsync())
        {
            (await db.Actions.SingleAsync(row => row.Key == "received", Token)).PublishedById = Guid.NewGuid();
            var row = await db.Cases.SingleAsync(each => each.Key == "c", Token);
            CaseEvents.Append(db, row, new("here:1", "resolved", CaseEventKind.Action, null, row.LastEventAt.AddHours(1)));
            await db.SaveChangesAsync(Token);
        }

        (await LogAsync(import, "take", "fix", "done")).Value!.RetiredActions.ShouldBe(["Closed"]);
    }

    [Fact]
    public async Task A_log_of_a_few_of_the_tickets_retires_nothing()
    {
        await using var import = await LogImport.CreateAsync();
        await ListAsync(import);

        var file = import.Write("case,activity,time,who,team,doc,product,prio\na,take,2026-01-05 09:00,ann,T1,,p,1\n");

        (await import.RunAsync(file)).Value!.RetiredActions.ShouldBeEmpty();
    }

    private static Task<Result<ImportedLog>> ListAsync(LogImport import) =>
        import.RunAsync(
            import.Write(List, "tickets.csv"),
            request =>
                request with
                {
                    Mapping = LogMapping.From(
                        FileKind.Tickets,
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["case"] = "Key",
                            ["opened"] = "Created",
                            ["resolved"] = "Solved",
                            ["closed"] = "Closed",
                            ["status"] = "State",
                        }
                    ),
                }
        );

    private static Task<Result<ImportedLog>> LogAsync(LogImport import, params string[] steps)
    {
        var rows = s_keys.SelectMany(
            (key, day) => steps.Select((step, hour) => $"{key},{step},2026-01-0{5 + day} {9 + hour:00}:00,ann,T1,,p,1\n")
        );
        return import.RunAsync(import.Write("case,activity,time,who,team,doc,product,prio\n" + string.Concat(rows)));
    }
}
