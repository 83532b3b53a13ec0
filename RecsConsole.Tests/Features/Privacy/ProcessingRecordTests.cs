using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Privacy.Record;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>The record of processing lists what is configured and nothing else.</summary>
public sealed class ProcessingRecordTests : PrivacyDesk
{
    [Fact]
    [Trait("Req", "R165")]
    public async Task Record_is_made_of_the_configuration_and_lists_every_data_field_with_its_uses()
    {
        await World.WithholdAsync(FieldPurpose.Train, DataFields.PersonExperience);
        (await World.Get<SaveRetention>().RunAsync(Admin, new("searches", 30, 0, Reason), Cancelled)).Error.ShouldBeNull();
        await AddRecipientsAsync();

        var record = (await World.Get<ReadProcessingRecord>().RunAsync(Admin, Cancelled)).Value!;

        var fields = RowsOf(record, "fields");
        fields.Count.ShouldBe(DataFields.All.Count);
        DataFields.All.ShouldAllBe(field => fields.Any(row => row[0].EndsWith($"({field.Key})", StringComparison.Ordinal)));
        fields
            .Single(row => row[0].EndsWith("(person.experience)", StringComparison.Ordinal))[3..]
            .ShouldBe(["yes", "withheld", "never", "yes"]);
        RowsOf(record, "retention").ShouldContain(row => row[0] == "Searches" && row[1] == "30 days");
        RowsOf(record, "recipients")
            .Select(row => (row[0], row[1], row[2], row[3]))
            .ShouldBe([("Webhook", "Billing", "hooks.example", "refused: the region or the profile forbids it")]);
        RowsOf(record, "roles").Single(row => row[0] == "admin")[2].ShouldContain("privacy and erasure");
        RowsOf(record, "roles").Single(row => row[0] == "sales")[2].ShouldBe("cases");
        record.Sections.Single(section => section.Key == "automated").Said[0].ShouldStartWith("No suggestion is carried out automatically");
        record.Sections.Single(section => section.Key == "models").Said.ShouldBe(["No model is in service: fixed rules rank."]);
        record
            .Sections.SelectMany(section => section.Table?.Rows.Select(row => row.Count == section.Table.Columns.Count) ?? [])
            .ShouldAllBe(fits => fits);
    }

    [Fact]
    public async Task Documents_are_those_in_force_and_all_each_once()
    {
        await using var db = World.Open();
        var now = World.Database.Clock.GetUtcNow();
        var inForce = await db.Documents.InForce(now).CountAsync(Cancelled);
        var document = await db.Documents.InForce(now).FirstAsync(Cancelled);
        var all = await db.Documents.Select(row => row.Key).Distinct().CountAsync(Cancelled);
        await World.ChangeAsync(
            ChangeKind.Document,
            own => own.Documents.Single(row => row.Key == document.Key && row.Status == document.Status).Status = DocumentStatus.Expired
        );

        var record = (await World.Get<ReadProcessingRecord>().RunAsync(Admin, Cancelled)).Value!;

        RowsOf(record, "amounts").Single(row => row[0] == "Documents")[1].ShouldBe($"{inForce - 1} in force of {all}");
    }

    [Fact]
    public async Task File_is_the_same_record_and_stands_in_the_trail()
    {
        var file = (await World.Get<ExportProcessingRecord>().RunAsync(Admin, Cancelled)).Value!;

        var text = Encoding.UTF8.GetString(file.Content);
        file.Name.ShouldMatch(@"^processing-record-\d{4}-\d\d-\d\d\.md$");
        DataFields.All.ShouldAllBe(field => text.Contains($"({MarkdownText.Plain(field.Key)})"));
        await using var db = World.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "export.processing_record", Cancelled)).Outcome.ShouldBe("done");
    }

    [Fact]
    public void Nothing_that_people_named_is_markup_in_the_file()
    {
        var record = new ProcessingRecord(
            "Acme | <b>",
            DateTimeOffset.UnixEpoch,
            1,
            [
                new(
                    "x",
                    "*X*",
                    ["[a](http://evil.example)\n# b"],
                    new(
                        ["c|d"],
                        [
                            ["`e`"],
                        ]
                    )
                ),
            ]
        );

        var text = RecordMarkdown.Of(record);

        text.ShouldContain(@"Acme \| \<b\>");
        text.ShouldContain(@"## \*X\*");
        text.ShouldContain(@"\[a\](http://evil.example) \# b");
        text.ShouldContain("| c\\|d |\n| --- |\n| \\`e\\` |");
    }

    [Fact]
    public void Dataset_card_of_a_stored_report_is_repeated()
    {
        const string json = """
            {"trainRows":5,"card":{"from":"2026-01-01T00:00:00+00:00","to":"2026-02-01T00:00:00+00:00","sources":[{"reason":"decision","count":7},{"reason":"history","count":3}],
            "leftOut":[{"reason":"erased","count":2},{"reason":"by_rules","count":4}],"columns":["match"],"basis":"contract","dataHash":"ab"}}
            """;

        var card = RecordModels.CardOf(json)!;

        card.Sources.ShouldBe([new("decision", 7), new("history", 3)]);
        (card.LeftOut.Sum(each => each.Count), card.Basis, card.Columns[0]).ShouldBe((6, "contract", "match"));
        RecordModels.CardOf("{}").ShouldBeNull();
    }

    [Fact]
    public async Task An_agent_gets_none_and_another_tenant_its_own()
    {
        await AddRecipientsAsync();
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        var agent = await World.Get<ReadProcessingRecord>().RunAsync(World.Here.Agent, Cancelled);
        var file = await World.Get<ExportProcessingRecord>().RunAsync(World.Here.Agent, Cancelled);
        var other = await World.Get<ReadProcessingRecord>().RunAsync(stranger, Cancelled);

        (agent.Error!.Kind, file.Error!.Kind).ShouldBe((ErrorKind.Forbidden, ErrorKind.Forbidden));
        RowsOf(other.Value!, "recipients").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ConsoleRole.Agent, true)]
    [InlineData(ConsoleRole.Sales, false)]
    public void Rights_of_a_role_are_those_of_the_policy(string role, bool works) =>
        RecordRoles.RightsOf(role, new AccessPolicy(), Guid.NewGuid(), DateTimeOffset.UnixEpoch).Contains(RecordRight.Work).ShouldBe(works);

    private static IReadOnlyList<string[]> RowsOf(ProcessingRecord record, string key) =>
        [.. record.Sections.Single(section => section.Key == key).Table!.Rows.Select(row => row.ToArray())];

    private async Task AddRecipientsAsync()
    {
        await using var db = World.Open();
        db.Webhooks.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Name = "Billing",
                Address = "https://hooks.example/secret-path",
                PersonId = Admin.PersonId,
                Secret = "sealed",
                IsEnabled = true,
                CreatedAt = World.Database.Clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(Cancelled);
    }
}
