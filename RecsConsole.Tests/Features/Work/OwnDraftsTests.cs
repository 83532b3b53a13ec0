using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Drafts;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Catalog.Actions;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>A person's own drafts on the work page: saved and not sent, or kept by a form.</summary>
public sealed class OwnDraftsTests
{
    private static readonly DraftKey s_newAction = new(DraftForms.Action, "(new)");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saved_version_is_its_writers_until_they_send_it_and_can_be_tried()
    {
        await using var desk = await ActionDeskAsync();
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);

        var draft = (await DraftsAsync(desk.World, desk.Ada)).ShouldHaveSingleItem();

        draft.Title.ShouldBe("Call back, version 1");
        draft.Detail.ShouldBe("action");
        draft.Address.ShouldBe("/admin/actions/call-back");
        draft.KeptAt.ShouldBe(desk.Now);
        draft.HasUnsavedInput.ShouldBeFalse();
        draft.Impact.ShouldBe(new(ImpactKind.Action, "call-back", 1));
        await NobodyElseHasDraftsAsync(desk);

        (await desk.SubmitAsync(desk.Ada, "call-back")).Error.ShouldBeNull();
        (await DraftsAsync(desk.World, desk.Ada)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Saved_version_is_listed_for_whom_its_row_names_and_for_whoever_wrote_on_it()
    {
        await using var desk = await ActionDeskAsync();
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        await ChangeAsync(desk.World, db => db.Actions.Single(row => row.Key == "call-back").AuthorId = desk.Ben.PersonId);

        (await DraftsAsync(desk.World, desk.Ada)).ShouldHaveSingleItem().Title.ShouldBe("Call back, version 1");
        (await DraftsAsync(desk.World, desk.Ben)).ShouldHaveSingleItem().Title.ShouldBe("Call back, version 1");
        (await DraftsAsync(desk.World, desk.Cleo)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_typed_over_a_saved_version_is_one_draft_with_it()
    {
        await using var desk = await ActionDeskAsync();
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(5));
        await KeepAsync(desk.World, desk.Ada, new(DraftForms.Action, "call-back"), Typed("Call back soon"));

        var draft = (await DraftsAsync(desk.World, desk.Ada)).ShouldHaveSingleItem();

        draft.Title.ShouldBe("Call back, version 1");
        draft.Address.ShouldBe("/admin/actions/call-back/edit");
        draft.KeptAt.ShouldBe(desk.Now);
        draft.HasUnsavedInput.ShouldBeTrue();
        draft.Impact.ShouldBe(new(ImpactKind.Action, "call-back", 1));
    }

    [Fact]
    public async Task New_item_that_was_only_typed_is_listed_by_its_title_and_cannot_be_tried()
    {
        await using var desk = await ActionDeskAsync();
        await KeepAsync(desk.World, desk.Ada, s_newAction, Typed("Call back"));

        var draft = (await DraftsAsync(desk.World, desk.Ada)).ShouldHaveSingleItem();

        draft.Title.ShouldBe("Call back");
        draft.Address.ShouldBe("/admin/actions/new");
        draft.Impact.ShouldBeNull();
        await NobodyElseHasDraftsAsync(desk);
    }

    [Fact]
    public async Task Typing_tells_the_page_when_a_draft_begins_once_a_minute_and_when_it_ends()
    {
        await using var desk = await ActionDeskAsync();

        await KeepAsync(desk.World, desk.Ada, s_newAction, Typed("Call"));
        desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await KeepAsync(desk.World, desk.Ada, s_newAction, Typed("Call back"));
        (await ToldAsync(desk)).ShouldBe(1);

        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync(desk.World, desk.Ada, s_newAction, Typed("Call back soon"));
        (await ToldAsync(desk)).ShouldBe(2);

        (await desk.World.Get<DeleteTextDraft>().RunAsync(desk.Ada, s_newAction, known: null, Token)).Error.ShouldBeNull();
        (await desk.World.Get<DeleteTextDraft>().RunAsync(desk.Ada, s_newAction, known: null, Token)).Error.ShouldBeNull();
        (await ToldAsync(desk)).ShouldBe(3);
        (await DraftsAsync(desk.World, desk.Ada)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_is_listed_until_it_is_sent_and_again_once_it_is_saved()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddDocuments().AddDrafts().AddWork());
        var (wanda, otto) = (await world.AddPersonAsync("wanda", ConsoleRole.Admin), await world.AddPersonAsync("otto", ConsoleRole.Admin));
        await ChangeAsync(world, db => db.Documents.Add(Document(db.TenantId, wanda, world.Database.Clock.GetUtcNow())));

        var draft = (await DraftsAsync(world, wanda)).ShouldHaveSingleItem();

        draft.Title.ShouldBe("How to call back, version 1");
        draft.Address.ShouldBe("/admin/documents/how-to");
        draft.Impact.ShouldBe(new(ImpactKind.Document, "how-to", 1));
        (await DraftsAsync(world, otto)).ShouldBeEmpty();

        (await world.Get<SubmitVersion>().RunAsync(wanda, new("how-to", 1, 0), null, Token)).Error.ShouldBeNull();
        (await DraftsAsync(world, wanda)).ShouldBeEmpty();
        await ChangeAsync(world, db => db.Documents.Single(row => row.Key == "how-to").Revision++);
        (await DraftsAsync(world, wanda)).Count.ShouldBe(1);

        // whoever may not edit documents any more does not read its title either
        await ChangeAsync(world, db => db.People.Single(row => row.Id == wanda.PersonId).Roles = [ConsoleRole.Auditor]);
        (await DraftsAsync(world, wanda)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_that_were_changed_and_not_sent_can_be_tried()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddTenants().AddDrafts().AddWork());
        var (ada, ben) = (await world.AddPersonAsync("ada", ConsoleRole.Admin), await world.AddPersonAsync("ben", ConsoleRole.Admin));
        var kept = KeptSettings.From(TenantConfiguration.Default);
        await KeepAsync(world, ada, new(DraftForms.SettingValues, "values"), JsonSerializer.Serialize(kept));

        var draft = (await DraftsAsync(world, ada)).ShouldHaveSingleItem();

        draft.Title.ShouldBe($"Settings, version {kept.Version + 1}");
        draft.Address.ShouldBe("/admin/tenant");
        draft.Impact.ShouldNotBeNull().Content.ShouldNotBeNull();
        (await DraftsAsync(world, ben)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Kept_form_of_other_rules_leads_to_its_page_while_its_right_lasts()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddCaseTypes().AddDrafts().AddWork());
        var ada = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await KeepAsync(world, ada, new(DraftForms.CaseType, "support"), "{}");

        var draft = (await DraftsAsync(world, ada)).ShouldHaveSingleItem();

        draft.Title.ShouldBe("Case type support");
        draft.Address.ShouldBe("/admin/case-types");
        draft.Impact.ShouldBeNull();
        await ChangeAsync(world, db => db.People.Single(row => row.Id == ada.PersonId).Roles = [ConsoleRole.Agent]);
        (await DraftsAsync(world, ada)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Kept_form_is_listed_however_many_others_were_kept_later()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddCaseTypes().AddDrafts().AddWork());
        var ada = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await KeepAsync(world, ada, new(DraftForms.CaseType, "support"), "{}");
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < WaitingDesk.MaxItems; i++)
        {
            await KeepAsync(world, ada, new(DraftForms.CaseType, FormattableString.Invariant($"why:{i}")), "{}");
        }

        (await DraftsAsync(world, ada)).ShouldHaveSingleItem().Title.ShouldBe("Case type support");
    }

    private static Task<ActionDesk> ActionDeskAsync() => ActionDesk.CreateAsync(add: services => services.AddDrafts().AddWork());

    private static string Typed(string title) =>
        new KeptDraft<ActionContent>("call-back", null, ActionDesk.Text with { Title = title }).ToText();

    private static DocumentRow Document(Guid tenantId, Actor author, DateTimeOffset at) =>
        new()
        {
            TenantId = tenantId,
            Key = "how-to",
            Version = 1,
            Title = "How to call back",
            Kind = "article",
            Text = "Call.",
            Status = DocumentStatus.Draft,
            Classification = Classifications.Internal,
            AuthorId = author.PersonId,
            UpdatedAt = at,
        };

    private static async Task KeepAsync(DeskWorld world, Actor actor, DraftKey key, string text) =>
        (await world.Get<SaveTextDraft>().RunAsync(actor, new(key, text), Token)).Error.ShouldBeNull();

    private static async Task<IReadOnlyList<OwnDraft>> DraftsAsync(DeskWorld world, Actor actor) =>
        (await world.Database.ReadWorkAsync(actor)).Drafts;

    private static async Task NobodyElseHasDraftsAsync(ActionDesk desk)
    {
        foreach (var actor in new[] { desk.Ben, desk.Supervisor, desk.Stranger })
        {
            (await DraftsAsync(desk.World, actor)).ShouldBeEmpty();
        }
    }

    private static async Task<int> ToldAsync(ActionDesk desk)
    {
        var (kind, key) = (ChangeKind.Draft.ToCode(), desk.Ada.PersonId.ToString("D"));
        await using var db = desk.World.Open();
        return await db.Changes.CountAsync(row => row.Kind == kind && row.Key == key, Token);
    }

    private static async Task ChangeAsync(DeskWorld world, Action<ConsoleDbContext> change)
    {
        await using var db = world.Open();
        change(db);
        await db.SaveChangesAsync(Token);
    }
}
