using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Detail;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Features.Catalog.Actions;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>An entry tells before and after in plain words, from what it holds itself and from rows that stay.</summary>
[Trait("Req", "R155")]
public sealed class AuditDifferenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saved_draft_of_a_document_is_told_against_the_version_before_it()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AddDocumentAsync(world, 1, row => row.Text = "Restart the router.\nWait a minute.");
        await AddDocumentAsync(
            world,
            2,
            row =>
            {
                (row.Title, row.Text) = ("Routers", "Restart the router.\nWait two minutes.");
                row.Regions = ["EU", "US"];
            }
        );

        var view = await OpenAsync(world, SavedOf(2, "Restart the router.\nWait two minutes."));

        view.Differences.ShouldBe(
            [
                new AuditDifference("Status", "", "draft"),
                new AuditDifference("Regions", "", "EU, US"),
                new AuditDifference("Title", "Guide", "Routers"),
                new AuditDifference("Text", "Wait a minute.", "Wait two minutes."),
            ],
            ignoreOrder: true
        );
        view.ObjectAddress.ShouldBe("/admin/documents/router");
    }

    [Fact]
    public async Task Draft_that_was_written_again_since_is_told_by_the_hash_of_its_text()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AddDocumentAsync(world, 1, row => row.Text = "The third text.");
        await OpenAsync(world, SavedOf(1, "The first text."));

        var view = await OpenAsync(world, SavedOf(1, "The second text."));

        view.Differences.ShouldBe([
            new AuditDifference("Content, by its hash", HashOf("The first text.")[..12], HashOf("The second text.")[..12]),
        ]);
    }

    [Fact]
    public async Task Step_of_a_document_shows_its_status_before_and_after()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AddDocumentAsync(world, 1, row => row.Text = "Text.");
        await OpenAsync(world, SavedOf(1, "Text."));

        var view = await OpenAsync(
            world,
            SavedOf(1, "Text.") with
            {
                Operation = "withdraw.document",
                Details = DetailsOf(1, "Text.", "withdrawn"),
            }
        );

        view.Differences.ShouldBe([new AuditDifference("Status", "draft", "withdrawn")]);
    }

    [Fact]
    public async Task Document_that_the_reader_may_not_view_shows_nothing()
    {
        await using var world = await TrailWorld.CreateAsync();
        await AddDocumentAsync(
            world,
            1,
            row =>
            {
                row.Text = "Secret.";
                row.Acl = ["role:sales"];
            }
        );

        var view = await OpenAsync(world, SavedOf(1, "Secret."));

        (view.IsHidden, view.Differences.Count, view.Facts.Count).ShouldBe((true, 0, 0));
    }

    [Fact]
    public async Task Fields_that_an_operation_changed_stand_in_its_entry()
    {
        await using var world = await TrailWorld.CreateAsync();
        Dictionary<string, string> details = new(StringComparer.Ordinal) { ["fields"] = "Roles" };
        AuditChange.AddTo(
            details,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["roles"] = "agent",
                ["isActive"] = "yes",
                ["teams"] = "sso",
            },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["roles"] = "admin",
                ["isActive"] = "no",
                ["teams"] = "sso",
            }
        );

        var view = await OpenAsync(
            world,
            new AuditEvent("save.person", "person", world.Auditor.PersonId.ToString("D"), AuditOutcome.Done, details)
        );

        view.Differences.ShouldBe([new AuditDifference("Active", "Yes", "No"), new AuditDifference("Roles", "agent", "admin")]);
    }

    [Fact]
    public async Task Person_in_a_change_is_named()
    {
        await using var world = await TrailWorld.CreateAsync();
        Dictionary<string, string> details = new(StringComparer.Ordinal);
        var person = new Dictionary<string, string>(StringComparer.Ordinal) { ["person"] = world.Auditor.PersonId.ToString("D") };
        AuditChange.AddTo(details, before: null, person);

        var view = await OpenAsync(
            world,
            new AuditEvent("save.webhook", "webhook", Guid.NewGuid().ToString("D"), AuditOutcome.Done, details)
        );

        view.Differences.ShouldBe([new AuditDifference("Person", "", "Petra Prüfer")]);
    }

    [Fact]
    public async Task Period_of_retention_is_told_by_its_values()
    {
        await using var world = await TrailWorld.CreateAsync();
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["before"] = "30", ["after"] = "60" };

        var view = await OpenAsync(world, new AuditEvent("save.retention", "retention", "searches", AuditOutcome.Done, details));

        view.Differences.ShouldBe([new AuditDifference("Days kept", "30", "60")]);
        view.ObjectAddress.ShouldBe("/admin/retention");
    }

    [Fact]
    public async Task Proposed_settings_are_told_in_the_words_of_the_settings()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddAudit().AddTenants());
        var before = TenantConfiguration.Default with { Part = ConfigurationPart.Default with { ActionSlots = 1 } };
        var content = (before with { Part = before.Part with { ActionSlots = 2 } }).ToJson();
        var id = Guid.NewGuid();
        Guid entry;
        await using (var db = desk.World.Open())
        {
            db.TenantConfigurations.Add(ConfigurationOf(db.TenantId, before.ToJson()));
            db.Proposals.Add(ProposalOf(db.TenantId, id, desk.Ada.PersonId, content));
            entry = desk.World.Get<AuditTrail>().Append(db, desk.Ada.PersonId, Submitted(id, content)).Id;
            await db.SaveChangesAsync(Token);
        }

        var view = (await desk.World.Get<ReadAuditEntry>().RunAsync(desk.Ben, entry, Token)).Value!;

        view.Differences.ShouldBe([new AuditDifference("Status", "", "in review"), new AuditDifference("Actions shown", "1", "2")]);
        view.ObjectAddress.ShouldBe($"/admin/tenant/changes/{id:D}");
    }

    [Theory]
    [InlineData("Rules[2].requires", "Rule 2, Requires")]
    [InlineData("TargetMinutes", "Minutes until solved")]
    [InlineData("somethingNew", "something new")]
    public void Field_reads_as_words(string field, string words) => AuditFields.Of(field).ShouldBe(words);

    private static TenantConfigurationRow ConfigurationOf(Guid tenantId, string json) =>
        new()
        {
            TenantId = tenantId,
            Version = 700,
            Json = json,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Why = "Because of a test",
        };

    private static ProposalRow ProposalOf(Guid tenantId, Guid id, Guid author, string content) =>
        new()
        {
            TenantId = tenantId,
            Id = id,
            Kind = ProposalKind.SettingsChange,
            Subject = "",
            BaseVersion = 700,
            ContentJson = content,
            Why = "Because of a test",
            AuthorId = author,
            SentAt = DateTimeOffset.UnixEpoch,
            Status = VersionStatus.InReview,
            Revision = 1,
        };

    private static AuditEvent Submitted(Guid id, string content) =>
        new(
            "submit.settings",
            "proposal",
            id.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["subject"] = "",
                ["after"] = HashOf(content),
                ["status"] = VersionStatus.InReview.ToCode(),
            }
        );

    private static AuditEvent SavedOf(int version, string text) =>
        new("save.document", "document", "router", AuditOutcome.Done, DetailsOf(version, text, DocumentStatus.Draft.ToCode()));

    private static Dictionary<string, string> DetailsOf(int version, string text, string status) =>
        new(StringComparer.Ordinal)
        {
            ["version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["status"] = status,
            ["text"] = HashOf(text),
            ["acl"] = "",
            ["classification"] = "0",
        };

    private static string HashOf(string text) => CanonicalHash.Of(Encoding.UTF8.GetBytes(text));

    private static async Task AddDocumentAsync(TrailWorld world, int version, Action<DocumentRow> change)
    {
        var row = new DocumentRow
        {
            TenantId = world.Desk.Here.TenantId,
            Key = "router",
            Version = version,
            Title = "Guide",
            Kind = "article",
            Status = DocumentStatus.Draft,
            Text = "",
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        change(row);
        await using var db = world.Desk.Open();
        db.Documents.Add(row);
        await db.SaveChangesAsync(Token);
    }

    // each entry is a minute younger than the one before
    private static async Task<AuditEntryView> OpenAsync(TrailWorld world, AuditEvent entry)
    {
        world.Desk.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Guid id;
        await using (var db = world.Desk.Open())
        {
            id = world.Get<AuditTrail>().Append(db, null, entry).Id;
            await db.SaveChangesAsync(Token);
        }

        return (await world.Get<ReadAuditEntry>().RunAsync(world.Auditor, id, Token)).Value!;
    }
}
