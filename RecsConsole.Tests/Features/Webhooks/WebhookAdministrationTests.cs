using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Webhooks;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Signatures;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>Only administrators create webhooks, only for people with no more rights than theirs, and the secret is shown once.</summary>
public sealed class WebhookAdministrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secret_is_stored_sealed_and_shown_once()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var line = (await desk.ListAsync()).Lines.Single();

        var saved = await desk.SaveAsync(desk.Wish() with { Id = line.Id, Revision = line.Revision, Name = "Books" });

        desk.Hook.Secret.ShouldStartWith(WebhookSecretForm.Prefix);
        WebhookSecretForm.Bytes(desk.Hook.Secret!).Length.ShouldBe(32);
        saved.Value!.Secret.ShouldBeNull();
        await using var db = desk.World.Open();
        (await db.Webhooks.SingleAsync(Token)).Secret.ShouldNotContain(desk.Hook.Secret![6..]);
        var trail = string.Concat(await db.AuditEntries.Select(row => row.DetailsJson).ToListAsync(Token));
        trail.ShouldNotContain(desk.Hook.Secret![6..]);
        trail.ShouldContain("\"after.name\":\"Books\"");
        trail.ShouldContain("\"before.name\":\"Ledger\"");
    }

    [Fact]
    public async Task New_secret_signs_beside_the_old_one_for_a_day()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var made = await desk.World.Get<RotateWebhookSecret>().RunAsync(desk.Admin, desk.Hook.Id, Token);
        await desk.World.Get<SendTestEvent>().RunAsync(desk.Admin, desk.Hook.Id, Token);
        await desk.SendAsync();
        desk.World.Database.Clock.Advance(WebhookSecrets.Overlap);
        await desk.World.Get<SendTestEvent>().RunAsync(desk.Admin, desk.Hook.Id, Token);
        await desk.SendAsync();

        made.Value!.Secret.ShouldNotBe(desk.Hook.Secret);
        desk.Receiver.Received.Select(each => each.Signature.Split(' ').Length).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_saved()
    {
        await using var desk = await WebhookDesk.CreateEmptyAsync();
        SaveWebhookRequest[] wrong =
        [
            desk.Wish() with
            {
                Name = " ",
            },
            desk.Wish() with
            {
                Address = "ftp://hooks.example",
            },
            desk.Wish() with
            {
                Address = "http://user:secret@hooks.example",
            },
            desk.Wish() with
            {
                Kinds = [],
            },
            desk.Wish() with
            {
                Kinds = ["case.imagined"],
            },
            desk.Wish() with
            {
                PersonId = Guid.NewGuid(),
            },
        ];

        foreach (var request in wrong)
        {
            (await desk.SaveAsync(request)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        }

        (await desk.ListAsync()).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Address_that_the_server_may_not_connect_to_is_refused_and_a_stored_one_gets_nothing()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.ChangeHookAsync(row => row.Address = "http://hooks.example/");
        await using (var db = desk.World.Open())
        {
            (await db.Tenants.SingleAsync(row => row.Id == desk.World.Here.TenantId, Token)).Region = ""; // it would be refused first
            await db.SaveChangesAsync(Token);
        }

        var saved = await desk.SaveAsync(desk.Wish() with { Address = "http://hooks.example/" });
        await desk.World.Get<SendTestEvent>().RunAsync(desk.Admin, desk.Hook.Id, Token);
        await desk.SendAsync();

        saved.Error!.Message.ShouldContain("Outbound:PlainHosts");
        StoredText.Read((await desk.OnlyDeliveryAsync()).Error).ShouldNotBeNull().Words.ShouldContain("Outbound:PlainHosts");
    }

    [Fact]
    public async Task Nobody_makes_one_that_sees_more_than_they_do()
    {
        await using var desk = await WebhookDesk.CreateEmptyAsync();
        var above = await desk.Approvals.AddAsync(desk.World.Here.TenantId, "alma", 3, "agent");
        await using (var db = desk.World.Open())
        {
            (await db.People.SingleAsync(person => person.Id == desk.Admin.PersonId, Token)).Clearance = 1;
            await db.SaveChangesAsync(Token);
        }

        var saved = await desk.SaveAsync(desk.Wish() with { PersonId = above.PersonId });

        saved.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var after = desk.World.Open();
        (await after.Webhooks.AnyAsync(Token)).ShouldBeFalse();
        (await after.AuditEntries.CountAsync(row => row.Operation == "save.webhook" && row.Outcome == "denied", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Auditors_see_the_host_of_an_address_but_not_the_path_that_may_be_a_secret()
    {
        await using var desk = await WebhookDesk.CreateEmptyAsync();
        await desk.SaveAsync(desk.Wish() with { Address = "https://hooks.example:8443/services/T0/s3cret?key=s3cret" });
        var auditor = await desk.Approvals.AddAsync(desk.World.Here.TenantId, "otto", 3, "auditor");

        var seen = (await desk.World.Get<ListWebhooks>().RunAsync(auditor, new(50, false), Token)).Value!;

        seen.Lines.ShouldHaveSingleItem().Address.ShouldBe("https://hooks.example:8443/…");
        (await desk.ListAsync()).Lines[0].Address.ShouldContain("s3cret");
    }

    [Fact]
    public async Task Agents_see_and_change_none_and_what_was_seen_before_a_change_is_not_saved()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var (agent, id) = (desk.World.Here.Agent, desk.Hook.Id);

        (await desk.World.Get<ListWebhooks>().RunAsync(agent, new(50, false), Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<SaveWebhook>().RunAsync(agent, desk.Wish(), Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<DeleteWebhook>().RunAsync(agent, id, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<SendTestEvent>().RunAsync(agent, id, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<RotateWebhookSecret>().RunAsync(agent, id, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.SaveAsync(desk.Wish() with { Id = id, Revision = 7 })).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Deleted_one_is_gone_with_what_waited_for_it()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();

        (await desk.World.Get<DeleteWebhook>().RunAsync(desk.Admin, desk.Hook.Id, Token)).Value.ShouldBe("Ledger");
        await desk.SendLaterAsync();

        desk.Receiver.Received.ShouldBeEmpty();
        await using var db = desk.World.Open();
        (await db.WebhookDeliveries.AnyAsync(Token)).ShouldBeFalse();
    }
}
