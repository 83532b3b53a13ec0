using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

public sealed class RepeatedImportTests
{
    private const string Header = "case,activity,time,who,team,doc,product,prio";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task The_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var import = await LogImport.CreateAsync(provider);
        var file = import.Write(Text(Rows()));
        await import.RunAsync(file);
        var before = await import.CountRowsAsync();

        var again = await import.RunAsync(file);

        again
            .Value.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                log => log.Unchanged.ShouldBeTrue(),
                log => (log.Cases, log.Events, log.People, log.Documents).ShouldBe((0, 0, 0, 0))
            );
        (await import.CountRowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_rows_compressed_add_no_event()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Text(Rows())));

        var again = await import.RunAsync(import.Write(LogImport.Gzip(Text(Rows())), "log.csv.gz"));

        again.Value.ShouldNotBeNull().ShouldSatisfyAllConditions(log => log.Unchanged.ShouldBeTrue(), log => log.Events.ShouldBe(0));
    }

    [Fact]
    public async Task The_same_log_with_another_mapping_is_refused_and_what_differs_is_named()
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write(Text(Rows()));
        await import.RunAsync(file);

        var again = await import.RunAsync(file, map: "case=case,activity=activity,time=time");

        again.Error.ShouldNotBeNull().Message.ShouldContain("Team: team then, (none) now");
    }

    [Fact]
    public async Task A_list_in_which_an_earlier_version_found_less_is_unchanged_for_the_command()
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write("Key,Created,Labels,Severity\nH-1,2026-01-05 10:00,printer,Major\n", "tickets.csv");
        Dictionary<string, string> columns = new(StringComparer.Ordinal) { ["case"] = "Key", ["opened"] = "Created" };
        var former = LogMapping.From(FileKind.Tickets, columns);
        columns["tags"] = "Labels";
        var found = LogMapping.From(FileKind.Tickets, columns, fields: ["Severity"]);
        (await import.RunAsync(file, request => request with { Mapping = former })).Error.ShouldBeNull();

        var again = await import.RunAsync(file, request => request with { Mapping = found });
        var asked = await import.RunAsync(file, request => request with { Mapping = found, RequestedById = Guid.NewGuid() });

        again.Value.ShouldNotBeNull().Unchanged.ShouldBeTrue();
        asked.Value.ShouldNotBeNull(asked.Error?.Message).UpdatedCases.ShouldBe(1, "on the page, a person asks for what else is in it");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Overlapping_parts_in_any_order_come_to_what_the_whole_log_comes_to(DatabaseProvider provider)
    {
        await using var import = await LogImport.CreateAsync(provider);
        var rows = Rows();
        await import.RunAsync(import.Write(Text(rows)), tenant: "whole");

        // The second part has events before, between and after those of the first; the third is the whole log.
        await import.RunAsync(import.Write(Text([.. rows.Where((_, i) => i % 3 == 1)])), tenant: "parts");
        await import.RunAsync(import.Write(Text([.. rows.Where((_, i) => i % 3 != 0)])), tenant: "parts");
        await import.RunAsync(import.Write(Text(rows)), tenant: "parts");

        (await DescribeAsync(import, "parts")).ShouldBe(await DescribeAsync(import, "whole"));
    }

    [Fact]
    public async Task First_log_makes_the_taxonomy_and_what_a_later_one_brings_is_listed()
    {
        await using var import = await LogImport.CreateAsync();
        var first = await import.RunAsync(import.Write(Text(Rows())));
        var later = await import.RunAsync(
            import.Write(Text([Row(99, "open", new(2024, 6, 1), "ann", "T1", "").Replace(",p0,", ",px,", StringComparison.Ordinal)]))
        );

        first.Value!.UnknownTerms.ShouldBeEmpty();
        later.Value!.UnknownTerms.ShouldBe(["px"]);
        await using var db = await import.OpenTenantAsync();
        var terms = await db.TaxonomyTerms.ToListAsync(Token);
        terms.Select(term => term.Key).Distinct().Order().ShouldBe(["p0", "p1", "p2"]);
        terms.Select(term => term.Kind).Distinct().Count().ShouldBe(2);
        (await db.Cases.AnyAsync(row => row.Product == "px", Token)).ShouldBeTrue("an unknown value is not refused");
    }

    /// <summary>The list has the texts, the log what was done: neither order doubles steps or opens what is closed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task List_and_log_of_the_same_tickets_come_to_the_history_of_the_log(bool isListFirst)
    {
        await using var import = await LogImport.CreateAsync();
        var log = import.Write(Text(Rows()));
        var list = import.Write(Tickets(), "tickets.csv");
        await import.RunAsync(log, tenant: "log");
        foreach (var isList in new[] { isListFirst, !isListFirst })
        {
            (await RunAsync(import, isList, isList ? list : log)).Error.ShouldBeNull();
        }

        var again = await RunAsync(import, isList: true, import.Write(Tickets() + "\n", "again.csv"));

        again.Value.ShouldNotBeNull().Events.ShouldBe(0);
        await using var db = await import.OpenTenantAsync("both");
        (await db.Cases.CountAsync(row => !row.IsOpen, Token)).ShouldBe(32);
        (await db.Cases.Select(row => row.Title).ToListAsync(Token)).ShouldContain("Printer of floor 7");
        (await DescribeEventsAsync(import, "both")).ShouldBe(await DescribeEventsAsync(import, "log"));
    }

    [Fact]
    public async Task A_case_that_was_made_in_the_console_is_not_overwritten()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Text(Rows())));
        await using (var db = await import.OpenTenantAsync())
        {
            db.CaseTypes.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "desk",
                    Name = "Desk",
                    WorkflowKey = "imported",
                    CalendarKey = "around-the-clock",
                }
            );
            await db.SaveChangesAsync(Token);
            (await db.Cases.SingleAsync(row => row.Key == "c0", Token)).TypeKey = "desk";
            await db.SaveChangesAsync(Token);
        }

        var result = await import.RunAsync(import.Write(Text([.. Rows().Take(9)])));

        result.Error.ShouldNotBeNull().Message.ShouldContain("'c0' that was not imported");
    }

    // 40 cases, several events at the same instant, some cases without an end.
    private static List<string> Rows()
    {
        List<string> rows = [];
        for (var i = 0; i < 40; i++)
        {
            var day = new DateTime(2024, 1, 1, 9, 0, 0).AddDays(i);
            rows.Add(Row(i, "open", day, "ann", "T1", ""));
            rows.Add(Row(i, "work", day.AddHours(1), "bob", "T2", $"KM{i % 5}"));
            rows.Add(Row(i, "work", day.AddHours(1), "bob", "T2", $"KM{i % 5}"));
            rows.Add(Row(i, i % 4 == 0 ? "wait" : "check", day.AddHours(1), "ann", "T2", ""));
            if (i % 5 != 0)
            {
                rows.Add(Row(i, "close", day.AddHours(3), i % 2 == 0 ? "ann" : "cid", "T1", ""));
            }
        }

        return rows;
    }

    private static string Row(int i, string activity, DateTime at, string who, string team, string doc) =>
        string.Create(CultureInfo.InvariantCulture, $"c{i},{activity},{at:yyyy-MM-dd HH:mm},{who},{team},{doc},p{i % 3},{(i % 4) + 1}");

    private static string Text(IEnumerable<string> rows) => string.Join('\n', rows.Prepend(Header)) + "\n";

    private static string Tickets() =>
        "Key,Created,Closed,State,Summary\n"
        + string.Concat(
            Enumerable
                .Range(0, 40)
                .Select(i => (Number: i, Day: new DateTime(2024, 1, 1, 9, 0, 0).AddDays(i)))
                .Select(each =>
                    each.Number % 5 == 0
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"c{each.Number},{each.Day:yyyy-MM-dd HH:mm},,Open,Printer of floor {each.Number}\n"
                        )
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"c{each.Number},{each.Day:yyyy-MM-dd HH:mm},{each.Day.AddHours(3):yyyy-MM-dd HH:mm},Closed,Printer of floor {each.Number}\n"
                        )
                )
        );

    private static Task<Result<ImportedLog>> RunAsync(LogImport import, bool isList, string file) =>
        isList
            ? import.RunAsync(
                file,
                request =>
                    request with
                    {
                        Mapping = LogMapping.From(
                            FileKind.Tickets,
                            new Dictionary<string, string>(StringComparer.Ordinal)
                            {
                                ["case"] = "Key",
                                ["opened"] = "Created",
                                ["closed"] = "Closed",
                                ["status"] = "State",
                                ["title"] = "Summary",
                            }
                        ),
                    },
                tenant: "both"
            )
            : import.RunAsync(file, tenant: "both");

    private static async Task<string> DescribeEventsAsync(LogImport import, string tenant)
    {
        await using var db = await import.OpenTenantAsync(tenant);
        var cases = await db.Cases.ToListAsync(Token);
        var events = (await db.CaseEvents.OrderBy(row => row.Ordinal).ToListAsync(Token)).ToLookup(row => row.CaseId);
        return string.Join(
            '\n',
            cases
                .Select(row =>
                    $"{row.Key} {row.Status} {row.IsOpen} {row.ResolvedAt:O} {row.EventCount} "
                    + string.Join(
                        ' ',
                        events[row.Id].Select(each => $"{each.Ordinal}:{each.Activity}@{each.At:O} {each.FromState}>{each.ToState}")
                    )
                )
                .Order(StringComparer.Ordinal)
        );
    }

    private static async Task<string> DescribeAsync(LogImport import, string tenant)
    {
        await using var db = await import.OpenTenantAsync(tenant);
        var people = await db.People.ToDictionaryAsync(row => row.Id, Token);
        string Name(Guid? id) => id is { } known ? people[known].Key : "-";
        var events = await db.CaseEvents.OrderBy(row => row.Ordinal).ToListAsync(Token);
        var histories = events.ToLookup(row => row.CaseId);
        var cases = await db.Cases.ToListAsync(Token);
        var experience = await db.PersonExperience.ToListAsync(Token);
        var workflow = await db.Workflows.Published().SingleAsync(Token);
        IEnumerable<string> lines =
        [
            .. cases.Select(row =>
                $"{row.Key} {row.Title} {row.Status} {row.IsOpen} {row.OpenedAt:O} {row.ResolvedAt:O} {Name(row.ResolvedById)} {Name(row.AssigneeId)} {row.Priority} {row.TeamKey} {row.EventCount} "
                + string.Join(
                    ' ',
                    histories[row.Id]
                        .Select(each => $"{each.Ordinal}:{each.Activity}@{each.At:O} {Name(each.ActorId)} {each.AttributesJson}")
                )
            ),
            .. experience.Select(row => $"{Name(row.PersonId)} {row.IssueType} {row.WorkedCases} {row.SolvedCases} {row.LastAt:O}"),
            .. people.Values.Select(row => $"{row.Key} {string.Join(',', row.Teams.Order(StringComparer.Ordinal))}"),
            .. await db.CaseDocuments.Select(row => row.DocumentKey).ToListAsync(Token),
        ];
        return string.Join('\n', lines.Order(StringComparer.Ordinal))
            + System.Text.RegularExpressions.Regex.Replace(
                workflow.DefinitionJson,
                "\"version\":\\d+",
                "",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
    }
}
