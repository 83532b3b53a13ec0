using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>Several documents are withdrawn or sent for approval at once, each by the operation of its own page.</summary>
public sealed class DocumentBulkTests : BunitContext
{
    private static readonly string[] s_keys = ["bulk-a", "bulk-b", "bulk-c"];

    private int _taken;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R134")]
    public async Task Withdrawn_is_what_nobody_has_changed_meanwhile_with_the_reason_at_each()
    {
        await using var office = await OpenAsync();
        var lines = await ListAsync(office, office.Writer);
        await ChangeAsync(office, "bulk-b");
        var bulk = await ServeAsync(office, office.Writer);

        await bulk.InvokeAsync(() => bulk.Instance.AskToWithdrawAsync(lines, () => _taken++));
        bulk.FindAll("dialog li").Select(line => line.TextContent).ShouldBe(["Bulk-a: In force", "Bulk-b: In force", "Bulk-c: Draft"]);
        await bulk.Find("dialog textarea").InputAsync(new() { Value = "The product is gone." });
        await bulk.Find("dialog button.danger").ClickAsync(new());

        bulk.Find("[role=status]").TextContent.ShouldBe("Done: 2 of 3. Refused: 1.");
        bulk.Find(".result li").TextContent.ShouldContain("Somebody else has changed this version.");
        _taken.ShouldBe(1);
        await using var db = office.World.Open();
        var rows = await db.Documents.Where(row => s_keys.Contains(row.Key)).OrderBy(row => row.Key).ToListAsync(Token);
        rows.Select(row => row.Status).ShouldBe([DocumentStatus.Withdrawn, DocumentStatus.Effective, DocumentStatus.Withdrawn]);
        rows.Select(row => row.WithdrawalReason).ShouldBe(["The product is gone.", null, "The product is gone."]);
    }

    [Fact]
    public async Task Nothing_is_withdrawn_without_a_reason()
    {
        await using var office = await OpenAsync();
        var lines = await ListAsync(office, office.Writer);
        var bulk = await ServeAsync(office, office.Writer);

        await bulk.InvokeAsync(() => bulk.Instance.AskToWithdrawAsync(lines, () => _taken++));
        await bulk.Find("dialog button.danger").ClickAsync(new());

        bulk.Find("dialog [role=alert]").TextContent.ShouldBe("Enter a reason for withdrawing it.");
        _taken.ShouldBe(0);
    }

    [Fact]
    public async Task Drafts_are_sent_for_approval_and_their_approvers_told()
    {
        await using var office = await OpenAsync();
        var line = (await ListAsync(office, office.Writer)).Single(each => each.Draft is not null);
        var bulk = await ServeAsync(office, office.Writer);

        await bulk.InvokeAsync(() => bulk.Instance.AskToSendAsync([line], () => _taken++));
        await bulk.Find("dialog button.act").ClickAsync(new());

        bulk.Find(".result li").TextContent.ShouldContain("Version 1 is sent for approval.");
        (await office.AuditAsync("submit.document")).ShouldHaveSingleItem().Outcome.ShouldBe("done");
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Owner_is_offered_to_send_and_only_an_administrator_to_withdraw()
    {
        await using var office = await OpenAsync();
        var byAdmin = await ListAsync(office, office.Writer);
        var byReader = await ListAsync(office, office.Supervisor);

        Offered(byAdmin, mayManage: true).ShouldBe(["Send 1 draft for approval", "Withdraw 3"]);
        Offered(byAdmin, mayManage: false).ShouldBe(["Send 1 draft for approval"]);
        Offered(byReader, mayManage: false).ShouldBeEmpty();
    }

    private IEnumerable<string> Offered(IReadOnlyCollection<DocumentLine> lines, bool mayManage) =>
        Render<DocumentBulkSteps>(p => p.Add(each => each.Lines, lines).Add(each => each.MayManage, mayManage))
            .FindAll("button")
            .Select(button => button.TextContent);

    private static async Task<DocumentOffice> OpenAsync()
    {
        var office = await DocumentOffice.OpenAsync();
        await using var db = office.World.Open();
        db.Documents.AddRange(
            Row(office, "bulk-a", DocumentStatus.Effective),
            Row(office, "bulk-b", DocumentStatus.Effective),
            Row(office, "bulk-c", DocumentStatus.Draft)
        );
        await db.SaveChangesAsync(Token);
        return office;
    }

    private static DocumentRow Row(DocumentOffice office, string key, DocumentStatus status) =>
        new()
        {
            TenantId = office.World.Here.TenantId,
            Key = key,
            Version = 1,
            Title = $"{char.ToUpperInvariant(key[0])}{key[1..]}",
            Kind = "article",
            Text = "Text.",
            Status = status,
            Classification = 1,
            EffectiveFrom = office.Now.AddDays(-100),
            UpdatedAt = office.Now,
        };

    private static async Task ChangeAsync(DocumentOffice office, string key)
    {
        await using var db = office.World.Open();
        (await db.Documents.SingleAsync(row => row.Key == key, Token)).Revision++;
        await db.SaveChangesAsync(Token);
    }

    private static async Task<IReadOnlyList<DocumentLine>> ListAsync(DocumentOffice office, Actor actor) =>
        (await office.Get<ListDocuments>().RunAsync(actor, new() { Search = "bulk-" }, Token)).Value!.Lines;

    private async Task<IRenderedComponent<DocumentBulk>> ServeAsync(DocumentOffice office, Actor actor)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(Services, office.World.Database.Services, actor);
        Services.AddSingleton<IDraftStore, NoDrafts>();
        Services.AddSingleton(office.Get<SubmitVersion>());
        Services.AddSingleton(office.Get<WithdrawVersion>());
        return Render<DocumentBulk>();
    }
}
