using System.Text.RegularExpressions;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Detail;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>An entry calls its object by a name, and never by an id.</summary>
[Trait("Req", "R155")]
public sealed partial class AuditObjectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("model.register", "registered the model")]
    [InlineData("export.model", "exported the model")]
    public async Task Model_is_named_by_its_version_where_the_entry_has_its_id(string operation, string words)
    {
        await using var world = await TrailWorld.CreateAsync();
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = "logistic-3" };
        var id = await AppendAsync(world, new(operation, "model", Guid.NewGuid().ToString("D"), AuditOutcome.Done, details));

        var line = (await world.ListAsync(new() { Operation = operation })).Lines.ShouldHaveSingleItem();

        AuditLabels.Sentence(line).ShouldEndWith($"{words} logistic-3");
        line.ItemAddress.ShouldBe("/models/logistic-3");
        var opened = await world.Get<ReadAuditEntry>().RunAsync(world.Auditor, id, Token);
        opened.Value!.ObjectAddress.ShouldBe("/models/logistic-3");
    }

    [Fact]
    public async Task Model_is_named_by_what_the_entry_calls_it_otherwise()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AppendAsync(world, new("promote.model", "model", "logistic-3", AuditOutcome.Done));

        var line = (await world.ListAsync(new() { Operation = "promote.model" })).Lines.ShouldHaveSingleItem();

        (line.Item, line.ItemAddress).ShouldBe(("logistic-3", "/models/logistic-3"));
    }

    [Theory]
    [InlineData("study", "make.study", "5f1d1b9e-0000-0000-0000-000000000001", "/review/studies/5f1d1b9e-0000-0000-0000-000000000001")]
    [InlineData(
        "proposal",
        "submit.settings",
        "5f1d1b9e-0000-0000-0000-000000000001",
        "/admin/tenant/changes/5f1d1b9e-0000-0000-0000-000000000001"
    )]
    [InlineData("proposal", "approve.erasure", "5f1d1b9e-0000-0000-0000-000000000001", "/admin/privacy")]
    [InlineData("report", "answer.report", "5f1d1b9e-0000-0000-0000-000000000001", "/admin/documents/reports")]
    [InlineData("report", "answer.said", "5f1d1b9e-0000-0000-0000-000000000001", "/admin/actions/said")]
    [InlineData("alert", "see.alert", "5f1d1b9e-0000-0000-0000-000000000001", "/audit/alerts")]
    [InlineData("connection", "save.connection", "5f1d1b9e-0000-0000-0000-000000000001", "/admin/connections")]
    [InlineData("case_type", "edit.case_type", "bug", "/admin/case-types")]
    [InlineData("service_level", "edit.service_level", "gold fast", "/admin/service-levels/gold%20fast")]
    [InlineData("session", "open.session", "5f1d1b9e-0000-0000-0000-000000000001", null)]
    public async Task Entry_leads_to_the_page_of_its_object(string kind, string operation, string id, string? address)
    {
        await using var world = await TrailWorld.CreateAsync();
        var entry = await AppendAsync(world, new(operation, kind, id, AuditOutcome.Done));

        var opened = await world.Get<ReadAuditEntry>().RunAsync(world.Auditor, entry, Token);

        opened.Value!.ObjectAddress.ShouldBe(address);
    }

    [Fact]
    public async Task Customer_is_named_and_linked_so_that_the_sentence_says_who_was_erased()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AppendAsync(world, new("erase.subject", "account", "acme", AuditOutcome.Done));

        var line = (await world.ListAsync(new() { Operation = "erase.subject" })).Lines.ShouldHaveSingleItem();

        AuditLabels.Sentence(line).ShouldEndWith("erased acme");
        line.ItemAddress.ShouldBe("/accounts/acme");
    }

    [Fact]
    public async Task What_somebody_typed_in_a_denied_attempt_is_neither_named_nor_linked()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AppendAsync(world, new("promote.model", "model", "typed", AuditOutcome.Denied));

        var line = (await world.ListAsync(new() { Operation = "promote.model" })).Lines.ShouldHaveSingleItem();

        (line.Item, line.ItemAddress).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("alarm")]
    [InlineData("alert")]
    [InlineData("api_key")]
    [InlineData("approval")]
    [InlineData("attachment")]
    [InlineData("case")]
    [InlineData("connection")]
    [InlineData("decision")]
    [InlineData("embed")]
    [InlineData("golden-case")]
    [InlineData("model")]
    [InlineData("model-switch")]
    [InlineData("person")]
    [InlineData("proposal")]
    [InlineData("report")]
    [InlineData("search")]
    [InlineData("session")]
    [InlineData("study")]
    [InlineData("tenant")]
    [InlineData("webhook")]
    public async Task No_sentence_holds_an_id(string kind)
    {
        await using var world = await TrailWorld.CreateAsync();
        await AppendAsync(world, new("list.jobs", kind, Guid.NewGuid().ToString("D"), AuditOutcome.Done));

        var line = (await world.ListAsync(new() { Operation = "list.jobs" })).Lines.ShouldHaveSingleItem();

        Id().IsMatch(AuditLabels.Sentence(line)).ShouldBeFalse(AuditLabels.Sentence(line));
    }

    [Fact]
    public async Task What_was_confirmed_of_a_mined_history_is_named()
    {
        await using var world = await TrailWorld.CreateAsync();
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["actions"] = "2",
            ["leftOut"] = "1",
            ["workflows"] = "1",
            ["levels"] = "0",
        };
        await AppendAsync(world, new("confirm.mined", "case_type", "imported", AuditOutcome.Done, details));

        var line = (await world.ListAsync(new() { Operation = "confirm.mined" })).Lines.ShouldHaveSingleItem();

        AuditLabels.Sentence(line).ShouldEndWith("confirmed what the history of cases suggests (2 actions, 1 left out, states and steps)");
    }

    [Fact]
    public async Task What_was_approved_is_named()
    {
        await using var world = await TrailWorld.CreateAsync();
        await using (var db = world.Desk.Open())
        {
            db.Actions.Add(
                new()
                {
                    TenantId = world.Auditor.TenantId,
                    Key = "send-offer",
                    Version = 1,
                    Title = "Send the offer",
                    Description = "",
                    Kind = "communicate",
                    Risk = ActionRiskLevel.High,
                    Status = VersionStatus.Published,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["item"] = "send-offer" };
        await AppendAsync(world, new("approve.action", "approval", Guid.NewGuid().ToString("D"), AuditOutcome.Done, details));

        var line = (await world.ListAsync(new() { Operation = "approve.action" })).Lines.ShouldHaveSingleItem();

        AuditLabels.Sentence(line).ShouldEndWith("approved a requested action Send the offer");
    }

    private static async Task<Guid> AppendAsync(TrailWorld world, AuditEvent entry)
    {
        await using var db = world.Desk.Open();
        var row = world.Get<AuditTrail>().Append(db, null, entry);
        await db.SaveChangesAsync(Token);
        return row.Id;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
