using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Cli.Entering;

/// <summary>What "tenant create" and "person invite" leave in the database, and that what they refuse leaves nothing.</summary>
public sealed class FirstTeamCommandsTests
{
    private static readonly string[] s_tenant = ["tenant", "create", "--key", "acme", "--name", "Acme Ltd", "--time-zone", "Europe/Berlin"];

    private static readonly string[] s_ana = ["--email", "ana@acme.example", "--name", "Ana Nowak", "--role", "agent", "supervisor"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenant_is_stored_ready_and_audited_and_its_key_is_taken_once()
    {
        await using var database = await TestDatabase.CreateAsync();

        var made = await CommandLine.RunAsync(database.Settings, s_tenant);
        var again = await CommandLine.RunAsync(database.Settings, "tenant", "create", "--key", "acme", "--name", "Another");

        made.ExitCode.ShouldBe(0, made.Error);
        (again.ExitCode, again.Error.Trim()).ShouldBe((2, "error: There is a tenant 'acme' already."));
        await using var db = database.Open();
        var tenant = await db.Tenants.SingleAsync(Token);
        (tenant.Key, tenant.Name, tenant.TimeZone, tenant.IsReady).ShouldBe(("acme", "Acme Ltd", "Europe/Berlin", true));
        tenant.InputHashKey.Distinct().Count().ShouldBeGreaterThan(1, "a key of its own, not an empty one");
        db.BindTo(tenant.Id);
        (await db.PermissionVersions.SingleAsync(Token)).Version.ShouldBe(1);
        (await db.People.AnyAsync(Token)).ShouldBeFalse();
        (await AuditAsync(db)).ShouldBe([$"create.tenant {tenant.Id:D} done"]);
    }

    [Theory]
    [InlineData("Acme", "Acme", "UTC", "is no key")]
    [InlineData("a b", "Acme", "UTC", "is no key")]
    [InlineData("", "Acme", "UTC", "is no key")]
    [InlineData("acme", " ", "UTC", "--name has 1 to 200 characters.")]
    [InlineData("acme", "long", "UTC", "--name has 1 to 200 characters.")]
    [InlineData("acme", "Acme", "Mars/Base", "no time zone 'Mars/Base'")]
    public async Task Tenant_that_is_refused_leaves_nothing(string key, string name, string zone, string said)
    {
        await using var database = await TestDatabase.CreateAsync();
        var wanted = name == "long" ? new string('x', 201) : name;

        var refused = await CommandLine.RunAsync(
            database.Settings,
            "tenant",
            "create",
            "--key",
            key,
            "--name",
            wanted,
            "--time-zone",
            zone
        );

        refused.ExitCode.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain(said);
        await using var db = database.Open();
        (await db.Tenants.AnyAsync(Token)).ShouldBeFalse();
        (await db.AuditEntries.IgnoreQueryFilters().AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Invited_person_is_stored_and_audited_and_comes_in_by_the_link_once()
    {
        await using var database = await WithTenantAsync();
        string[] more = ["--clearance", "2", "--address", "https://console.example", "--json"];

        var invited = await InviteAsync(database, [.. s_ana, .. more]);

        var link = LinkOf(invited);
        link.GetLeftPart(UriPartial.Authority).ShouldBe("https://console.example");
        await using var app = new ConsoleApp("Testing", database.Settings);
        await using var db = await OpenAsync(app);
        var person = await db.People.AsNoTracking().SingleAsync(Token);
        (person.DisplayName, person.Email, person.Clearance).ShouldBe(("Ana Nowak", "ana@acme.example", 2));
        (person.Key, person.TimeZone, person.IsActive).ShouldBe(("ana", "Europe/Berlin", true));
        person.Roles.ShouldBe(["agent", "supervisor"], ignoreOrder: true);
        (await AuditAsync(db)).Skip(1).ShouldBe([$"save.person {person.Id:D} done", $"invite.person {person.Id:D} done"]);
        (await db.Memberships.AnyAsync(Token)).ShouldBeFalse("only the link lets her in");

        using var browser = app.Browser();
        using var followed = await FollowAsync(browser, link);
        using var second = await app.Browser().GetAsync(link.AbsolutePath, Token);

        followed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await db.Memberships.SingleAsync(Token)).PersonId.ShouldBe(person.Id);
        var late = await InviteAsync(database, s_ana);
        (late.ExitCode, late.Error.Trim()).ShouldBe((1, "error: This person can already sign in."));
        (await db.AccountLinks.CountAsync(row => row.ClosedAt == null, Token)).ShouldBe(0);
        await db.AccountLinks.ExecuteDeleteAsync(Token); // as when old ones are cleared away
        var later = await InviteAsync(database, s_ana);
        (later.ExitCode, later.Error.Trim()).ShouldBe((2, "error: Somebody in this tenant signs in as ana@acme.example already."));
        (await db.People.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Invitation_asked_for_again_is_a_new_link_for_the_same_person()
    {
        await using var database = await WithTenantAsync();
        string[] wanted = [.. s_ana, "--json"];

        var older = LinkOf(await InviteAsync(database, wanted));
        var newer = LinkOf(await InviteAsync(database, wanted));

        await using var app = new ConsoleApp("Testing", database.Settings);
        using var browser = app.Browser();
        using var closed = await browser.GetAsync(older.AbsolutePath, Token);
        using var open = await browser.GetAsync(newer.AbsolutePath, Token);
        (closed.StatusCode, open.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.OK));
        await using var db = await OpenAsync(app);
        (await db.People.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Person_who_is_there_is_invited_by_key_and_never_made_a_second_time()
    {
        await using var database = await WithTenantAsync();
        await InviteAsync(database, s_ana);
        await using var app = new ConsoleApp("Testing", database.Settings);
        await using var db = await OpenAsync(app);
        await db.AccountLinks.ExecuteDeleteAsync(Token); // as if the run had ended before it made the link
        string[] upper = ["--email", "ANA@acme.example", "--name", "Ana Nowak", "--role", "admin"];

        var second = await InviteAsync(database, upper);
        var byKey = await InviteAsync(database, "--email", "ana@acme.example", "--person", "ana", "--json");

        (second.ExitCode, second.Error.Trim()).ShouldBe((2, "error: A person with this address is there: invite them with --person ana."));
        LinkOf(byKey).AbsolutePath.ShouldNotBeEmpty();
        var person = await db.People.AsNoTracking().SingleAsync(Token);
        person.Roles.ShouldNotContain("admin");
        (await db.AccountLinks.SingleAsync(Token)).PersonId.ShouldBe(person.Id);
    }

    [Theory]
    [InlineData("acme", "ana@acme.example", "Ana", "boss", "1", "There is no role 'boss'.")]
    [InlineData("acme", "no address", "Ana", "agent", "1", "needs an e-mail address")]
    [InlineData("acme", "Ana <ana@acme.example>", "Ana", "agent", "1", "needs an e-mail address")]
    [InlineData("acme", "ana@acme.example", " ", "agent", "1", "needs an e-mail address")]
    [InlineData("acme", "ana@acme.example", "Ana", "agent", "4", "--clearance is a number from 0 to 3.")]
    [InlineData("acme", "ana@acme.example", "Ana", "agent", "-1", "--clearance is a number from 0 to 3.")]
    [InlineData("acme", "ana@acme.example", "Ana", "agent", "high", "high")]
    [InlineData("other", "ana@acme.example", "Ana", "agent", "1", "There is no tenant 'other'.")]
    public async Task Invitation_that_is_refused_leaves_nothing(
        string tenant,
        string email,
        string name,
        string role,
        string clearance,
        string said
    )
    {
        await using var database = await WithTenantAsync();
        string[] wanted = ["--email", email, "--name", name, "--role", role, $"--clearance={clearance}"];

        var refused = await CommandLine.RunAsync(database.Settings, ["person", "invite", "--tenant", tenant, .. wanted]);

        refused.ExitCode.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain(said);
        await ShouldHoldNobodyAsync(database);
    }

    [Fact]
    public async Task Invitation_without_a_role_or_of_an_unknown_person_leaves_nothing()
    {
        await using var database = await WithTenantAsync();

        var noRole = await InviteAsync(database, "--email", "ana@acme.example", "--name", "Ana");
        var unknown = await InviteAsync(database, "--email", "ana@acme.example", "--person", "ana");
        var nowhere = await InviteAsync(database, [.. s_ana, "--address", "nowhere"]);

        (noRole.ExitCode, unknown.ExitCode, nowhere.ExitCode).ShouldBe((2, 2, 2));
        unknown.Error.ShouldContain("There is no person 'ana' in this tenant.");
        await ShouldHoldNobodyAsync(database);
    }

    [Fact]
    public async Task Passwords_open_a_tenant_again_whose_provider_is_away_and_the_trail_says_so()
    {
        await using var database = await WithTenantAsync();
        await using var app = new ConsoleApp("Testing", database.Settings);
        await using var db = await OpenAsync(app);
        await Operators.AddAsync(app.Services, db.TenantId, "pia", "agent");
        (await db.Tenants.SingleAsync(Token)).RequiresSingleSignOn = true;
        await db.SaveChangesAsync(Token);
        using var shut = await app.Browser().SignInAsync("pia");

        var allowed = await CommandLine.RunAsync(database.Settings, "person", "passwords", "--tenant", "acme", "--json");
        var again = await CommandLine.RunAsync(database.Settings, "person", "passwords", "--tenant", "acme");
        var unknown = await CommandLine.RunAsync(database.Settings, "person", "passwords", "--tenant", "other");

        shut.StatusCode.ShouldBe(HttpStatusCode.OK, "the page again, with the reason");
        (allowed.ExitCode, again.ExitCode, unknown.ExitCode).ShouldBe((0, 0, 2), allowed.Error + again.Error);
        JsonDocument.Parse(allowed.Output).RootElement.GetProperty("single_sign_on_required").GetBoolean().ShouldBeFalse();
        using var opened = await app.Browser().SignInAsync("pia");
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "set.single_sign_on", Token);
        (entry.Outcome, entry.ActorId).ShouldBe(("done", null));
        entry.DetailsJson.ShouldContain("\"required\":\"no\"");
    }

    private static async Task<TestDatabase> WithTenantAsync()
    {
        var database = await TestDatabase.CreateAsync();
        (await CommandLine.RunAsync(database.Settings, s_tenant)).ExitCode.ShouldBe(0);
        return database;
    }

    private static Task<ConsoleProcessResult> InviteAsync(TestDatabase database, params string[] wanted) =>
        CommandLine.RunAsync(database.Settings, ["person", "invite", "--tenant", "acme", .. wanted]);

    private static Uri LinkOf(ConsoleProcessResult invited)
    {
        invited.ExitCode.ShouldBe(0, invited.Error);
        var address = JsonDocument.Parse(invited.Output).RootElement.GetProperty("address").GetString();
        return new(new Uri("http://localhost"), address);
    }

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient browser, Uri link)
    {
        var page = await browser.GetStringAsync(link.AbsolutePath, Token);
        return await browser.PostFormAsync(
            link.AbsolutePath,
            page,
            ("_handler", "follow-link"),
            ("Form.Password", "quite another sentence")
        );
    }

    private static async Task<ConsoleDbContext> OpenAsync(ConsoleApp app)
    {
        var db = Operators.Open(app.Services);
        db.BindTo((await db.Tenants.SingleAsync(Token)).Id);
        return db;
    }

    private static async Task ShouldHoldNobodyAsync(TestDatabase database)
    {
        await using var db = database.Open();
        db.BindTo((await db.Tenants.SingleAsync(Token)).Id);
        (await db.People.AnyAsync(Token)).ShouldBeFalse();
        (await db.AccountLinks.AnyAsync(Token)).ShouldBeFalse();
        (await db.Users.AnyAsync(Token)).ShouldBeFalse();
        (await AuditAsync(db)).Count.ShouldBe(1, "the tenant alone");
    }

    private static Task<List<string>> AuditAsync(ConsoleDbContext db) =>
        db
            .AuditEntries.AsNoTracking()
            .OrderBy(row => row.Id)
            .Select(row => row.Operation + " " + row.ObjectId + " " + row.Outcome)
            .ToListAsync(Token);
}
