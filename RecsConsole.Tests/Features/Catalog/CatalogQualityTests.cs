using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Catalog.Quality;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>The nightly check of actions and documents, and what people do with its findings.</summary>
public sealed class CatalogQualityTests
{
    private const string Body =
        "Take the customer through the reset page by page, note the error number that the printer shows, and send the log file "
        + "of the last hour to the vendor when the number is not in the list below.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R141")]
    public async Task Seeded_faults_are_found_by_the_job_and_wait_for_a_person(DatabaseProvider provider)
    {
        await using var world = await CreateAsync(provider);
        var admin = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await SeedAsync(world);

        var result = await world.Get<CheckCatalogJob>().RunAsync(ContextOf(world), new(), Token);

        result.Error.ShouldBeNull();
        var found = await ListAsync(world, admin);
        var faults = found.Lines.Select(line => (line.Key, line.Fault, line.Subject)).ToList();
        // missing metadata
        faults.ShouldContain(("no-words", CatalogFault.MissingMetadata, "description"));
        faults.ShouldContain(("no-language", CatalogFault.MissingMetadata, "language"));
        faults.ShouldContain(("no-language", CatalogFault.MissingMetadata, "owner"));
        // duplicates: the same text under another title, and the same title
        faults.ShouldContain(("reset-again", CatalogFault.Duplicate, "reset"));
        faults.ShouldContain(("twin-b", CatalogFault.Duplicate, "twin-a"));
        // outside the taxonomy
        faults.ShouldContain(("no-words", CatalogFault.TaxonomyMismatch, "issue_types:no-such-issue"));
        faults.ShouldContain(("no-words", CatalogFault.TaxonomyMismatch, "states:no-such-state"));
        faults.ShouldContain(("no-words", CatalogFault.TaxonomyMismatch, "earlier_steps:no-such-step"));
        faults.ShouldContain(("no-language", CatalogFault.TaxonomyMismatch, "issue_types:printr"));
        faults.ShouldNotContain(each => each.Subject == "issue_types:printer");
        var waiting = (await world.Database.ReadWorkAsync(admin)).Lines.ShouldHaveSingleItem();
        waiting.Item.Address.ShouldBe("/admin/actions/quality");
        waiting.Item.Title.ShouldBe($"Catalog: {found.Total} faults to mend or dismiss");
    }

    [Fact]
    public async Task Dismissed_with_a_reason_it_does_not_come_back_and_can_be_opened_again()
    {
        await using var world = await CreateAsync();
        var admin = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await SeedAsync(world);
        await CheckAsync(world);
        var line = (await ListAsync(world, admin)).Lines.First(each => each.Key == "twin-b" && each.Fault == CatalogFault.Duplicate);

        var silent = await DismissAsync(world, admin, line, " ");
        var dismissed = await DismissAsync(world, admin, line, "One is for leased printers.");
        var late = await DismissAsync(world, admin, line, "Again.");
        await CheckAsync(world);

        silent.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        dismissed.Value.ShouldBe(2);
        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await ListAsync(world, admin)).Lines.ShouldNotContain(each => each.Key == "twin-b" && each.Fault == CatalogFault.Duplicate);
        var kept = (await ListAsync(world, admin, isDismissed: true)).Lines.ShouldHaveSingleItem();
        (kept.Dismissed!.Reason, kept.Dismissed.Who).ShouldBe(("One is for leased printers.", "Ada"));
        (await DismissAsync(world, admin, kept, reason: null)).IsOk.ShouldBeTrue();
        (await ListAsync(world, admin, isDismissed: true)).Lines.ShouldBeEmpty();
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "dismiss.finding" && row.Outcome == "done", Token);
        entry.DetailsJson.ShouldContain(CanonicalHash.Of("One is for leased printers."u8));
        entry.DetailsJson.ShouldNotContain("leased"); // a reason may name somebody
    }

    [Fact]
    public async Task Mended_fault_leaves_the_list()
    {
        await using var world = await CreateAsync();
        var admin = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await SeedAsync(world);
        await CheckAsync(world);
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "no-words").Description = "Now with words.");

        var again = await CheckAsync(world);

        again.Gone.ShouldBe(1);
        again.News.ShouldBe(0);
        (await ListAsync(world, admin)).Lines.ShouldNotContain(line => line.Key == "no-words" && line.Subject == "description");
    }

    [Fact]
    public async Task Catalog_is_called_faultless_only_once_it_was_checked()
    {
        await using var world = await CreateAsync();
        var admin = await world.AddPersonAsync("ada", ConsoleRole.Admin);

        var before = await ListAsync(world, admin);
        await world.ChangeAsync(
            ChangeKind.Job,
            db =>
                db.JobRuns.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Id = Guid.NewGuid(),
                        Job = CheckCatalogJob.Info.Key,
                        Status = JobStatus.Done,
                        RequestedAt = world.Database.Clock.GetUtcNow(),
                    }
                )
        );
        var after = await ListAsync(world, admin);

        (before.IsChecked, after.IsChecked, after.Total).ShouldBe((false, true, 0));
    }

    [Fact]
    public async Task Only_maintainers_dismiss_and_nobody_reads_of_documents_beyond_their_clearance()
    {
        await using var world = await CreateAsync();
        var supervisor = await world.AddPersonAsync("sue", ConsoleRole.Supervisor);
        var admin = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        var stranger = await world.AddPersonAsync("xaver", ConsoleRole.Admin, elsewhere: true);
        await SeedAsync(world);
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Where(row => row.Key == "no-language").ToList().ForEach(row => row.Classification = 3)
        );
        await CheckAsync(world);

        var read = await ListAsync(world, supervisor);
        var refused = await DismissAsync(world, supervisor, read.Lines[0], "No.");
        var agent = await world.Get<ListFindings>().RunAsync(world.Here.Agent, new(), Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        agent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        read.MayDismiss.ShouldBeFalse();
        (await ListAsync(world, admin)).Lines.ShouldNotContain(line => line.Key == "no-language");
        (await ListAsync(world, stranger)).Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Guide](/documents/target)", null)]
    [InlineData("[Guide](/documents/target/?case=T-1#first-step)", null)]
    [InlineData("[Guide](/admin/documents/target) and [all](/admin/documents/reports)", null)]
    [InlineData("# Über uns\n\n[up](#über-uns)", null)]
    [InlineData("[Vendor](https://vendor.example/a?b=c#d), https://vendor.example, [mail](mailto:help@vendor.example)", null)]
    [InlineData("![Picture](missing.png) and `[code](nowhere)`", null)]
    [InlineData("[Guide](/documents/gone)", "document:/documents/gone")]
    [InlineData("[Guide](/documents/unready)", "document:/documents/unready")]
    [InlineData("[Guide](/documents/target#no-such-step)", "heading:/documents/target#no-such-step")]
    [InlineData("# Top\n\n[down](#bottom)", "heading:#bottom")]
    [InlineData("[Guide](guide.md)", "address:guide.md")]
    [InlineData("[Guide](//vendor.example/a)", "address://vendor.example/a")]
    [InlineData("[Guide](htp://vendor.example)", "address:htp://vendor.example")]
    [InlineData("[Mail](mailto:help)", "address:mailto:help")]
    [InlineData("[Nothing]()", "address:")]
    [Trait("Req", "R141")]
    public async Task Broken_link_is_found_and_said_in_words(string text, string? subject)
    {
        await using var world = await CreateAsync();
        var admin = await world.AddPersonAsync("ada", ConsoleRole.Admin);
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var draft = Document(world, "unready", "A draft", Body);
                draft.Status = DocumentStatus.Draft;
                db.Documents.AddRange(
                    draft,
                    Document(world, "target", "The target of a link", "# First step\n\nSwitch it on."),
                    Document(world, "linking", "The one with the link", text)
                );
            }
        );

        await CheckAsync(world);

        var found = (await ListAsync(world, admin)).Lines.Where(line => line.Fault == CatalogFault.BrokenLink).ToList();
        List<(string, string)> expected = subject is null ? [] : [("linking", subject)];
        found.Select(line => (line.Key, line.Subject)).ShouldBe(expected);
        found.ShouldAllBe(line => FindingLabels.Of(line).Contains(subject!.Split(':', 2)[1], StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Req", "R141")]
    public async Task Link_is_mended_when_its_document_comes_into_force()
    {
        await using var world = await CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Documents.Add(Document(world, "linking", "Linking", "[on](/documents/next)")));
        await CheckAsync(world);
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Documents.Add(Document(world, "next", "The next one", Body)));

        await CheckAsync(world);

        await using var db = world.Open();
        (await db.CatalogFindings.CountAsync(row => row.Fault == CatalogFault.BrokenLink, Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Reset a printer", "reset a printer!", "", "", true)]
    [InlineData("One", "Other", Body, Body + " Thank you.", true)]
    [InlineData("One", "Other", Body, "Call the customer and ask for the serial number of the device before anything else is done.", false)]
    [InlineData("One", "Other", "Call back.", "Call back.", false)] // too short to say
    public void Texts_that_say_the_same_are_near_duplicates(string title, string other, string body, string otherBody, bool isSame) =>
        NearDuplicates.In([(title, body), (other, otherBody)]).Count.ShouldBe(isSame ? 1 : 0);

    private static Task<DeskWorld> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        DeskWorld.CreateAsync(provider, services => services.AddCatalogQuality().AddWork().AddScoped<CheckCatalogJob>());

    private static async Task SeedAsync(DeskWorld world) =>
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var wrong = Action(world, "no-words", "Without words", "");
                (wrong.IssueTypes, wrong.AllowedStates) = (["no-such-issue", "printer"], ["no-such-state"]);
                wrong.EarlierSteps = ["no-such-step", "twin-a"];
                db.Actions.AddRange(
                    wrong,
                    Action(world, "twin-a", "Ask for the log", "First."),
                    Action(world, "twin-b", "Ask for the log", "Second.")
                );
                var bare = Document(world, "no-language", "Bare", "Short.");
                (bare.Language, bare.IssueTypes) = (null, ["printr"]);
                db.Documents.AddRange(
                    bare,
                    Document(world, "reset", "How to reset", Body),
                    Document(world, "reset-again", "Resetting a device", Body + " Thank you.")
                );
            }
        );

    private static ActionRow Action(DeskWorld world, string key, string title, string description) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Key = key,
            Version = 1,
            Title = title,
            Description = description,
            Kind = "communicate",
            Risk = ActionRiskLevel.Low,
            Status = VersionStatus.Published,
            UpdatedAt = world.Database.Clock.GetUtcNow(),
        };

    private static DocumentRow Document(DeskWorld world, string key, string title, string text) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Key = key,
            Version = 1,
            Title = title,
            Kind = "runbook",
            Text = text,
            Status = DocumentStatus.Effective,
            Classification = 1,
            Language = "en",
            UpdatedAt = world.Database.Clock.GetUtcNow(),
        };

    private static JobContext ContextOf(DeskWorld world) => new(Actor.Job(world.Here.TenantId), Guid.NewGuid(), null, 1);

    private static async Task<CheckedCatalog> CheckAsync(DeskWorld world) =>
        (await world.Get<CheckCatalog>().RunAsync(Actor.Job(world.Here.TenantId), Token)).Value!;

    private static async Task<FindingList> ListAsync(DeskWorld world, Actor actor, bool isDismissed = false) =>
        (await world.Get<ListFindings>().RunAsync(actor, new() { IsDismissed = isDismissed }, Token)).Value!;

    private static Task<Result<long>> DismissAsync(DeskWorld world, Actor actor, FindingLine line, string? reason) =>
        world.Get<DismissFinding>().RunAsync(actor, new(line.Kind, line.Key, line.Fault, line.Subject, line.Revision, reason), Token);
}
