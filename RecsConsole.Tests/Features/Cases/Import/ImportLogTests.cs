using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

public sealed class ImportLogTests
{
    private const string Log = """
        case,activity,time,who,team,doc,product,prio,site,solver
        c1,open,2024-01-01 10:00,Value 1,T1,,mail,1 - Critical,Rome,7
        c1,work,2024-01-01 11:00,642,12,KM7,mail,1 - Critical,Rome,7
        c2,open,2024-01-01 11:30,Value 1,T1,?,vpn,low,Rome,?
        c1,work,2024-01-01 11:00,642,12,KM7,mail,1 - Critical,Rome,7
        c1,close,2024-01-02 10:00,642,12,,mail,1 - Critical,Rome,7
        c2,work,2024-01-03 10:00,642,12,KM7,vpn,low,Oslo,?
        c3,open,2024-01-04 10:00,642,12,,vpn,,Oslo,9
        c3,work,2024-01-04 11:00,642,12,,vpn,,Oslo,9
        c3,close,2024-01-05 10:00,Value 1,12,,vpn,,Oslo,9
        c4,open,2024-01-06 10:00,,,,,,,
        c4,close,2024-01-06 10:00,Value 1,,,,,,
        c5,open,2024-01-06 11:00,Value 1,,,,,,

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task A_log_becomes_cases_with_their_history(DatabaseProvider provider)
    {
        await using var import = await LogImport.CreateAsync(provider);

        var result = await import.RunAsync(import.Write(Log), attributes: "site");

        var log = result.Value.ShouldNotBeNull();
        (log.Cases, log.Events, log.Activities, log.People, log.Teams, log.Documents).ShouldBe((5, 12, 3, 2, 2, 1));
        await using var db = await import.OpenTenantAsync();
        var closed = await db.Cases.SingleAsync(row => row.Key == "c1", Token);
        closed.Title.ShouldBe("mail: c1");
        (closed.IsOpen, closed.Status, closed.Resolution).ShouldBe((false, "close", "close"));
        (closed.Priority, closed.Product, closed.IssueType, closed.TeamKey).ShouldBe((1, "mail", "mail", "12"));
        closed.ResolvedAt.ShouldBe(new DateTimeOffset(2024, 1, 2, 10, 0, 0, TimeSpan.Zero));
        closed.CustomFieldsJson.ShouldBe("""{"site":"Rome"}""");
        var open = await db.Cases.SingleAsync(row => row.Key == "c2", Token);
        (open.IsOpen, open.Status, open.ResolvedById, open.Priority).ShouldBe((true, "work", null, 4));
        open.CustomFieldsJson.ShouldBe("{}"); // the site changed during the case
    }

    [Fact]
    public async Task A_log_without_people_has_steps_groups_and_documents()
    {
        await using var import = await LogImport.CreateAsync();

        var result = await import.RunAsync(
            import.Write(Log),
            map: "case=case,activity=activity,time=time,group=team,document=doc,product=product,priority=prio"
        );

        var log = result.Value.ShouldNotBeNull();
        (log.Cases, log.Events, log.Activities, log.People, log.Teams, log.Documents).ShouldBe((5, 12, 3, 0, 2, 1));
        log.StepsForbidden.ShouldBe(0);
        await using var db = await import.OpenTenantAsync();
        (await db.CaseEvents.AllAsync(row => row.ActorId == null && row.FromState != null, Token)).ShouldBeTrue();
        var file = await db.Imports.SingleAsync(Token);
        CaseFieldColumns
            .Read(file.ResultJson)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["product"] = "product",
                    ["team"] = "team",
                    ["priority"] = "prio",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Events_keep_their_order_their_values_and_their_documents()
    {
        await using var import = await LogImport.CreateAsync();

        await import.RunAsync(import.Write(Log), attributes: "site");

        await using var db = await import.OpenTenantAsync();
        var closed = await db.Cases.SingleAsync(row => row.Key == "c1", Token);
        var steps = await db.CaseEvents.Where(row => row.CaseId == closed.Id).OrderBy(row => row.Ordinal).ToListAsync(Token);
        steps
            .Select(row => (row.Ordinal, row.FromState, row.ToState))
            .ShouldBe([(1, "start", "open"), (2, "open", "work"), (3, "work", "work"), (4, "work", "close")]);
        steps[1].AttributesJson.ShouldBe("""{"doc":"KM7","prio":"1 - Critical","product":"mail","site":"Rome","team":"12"}""");
        (await db.CaseDocuments.CountAsync(Token)).ShouldBe(2);
        (await db.Documents.SingleAsync(Token)).ShouldSatisfyAllConditions(
            row => row.Text.ShouldBeEmpty(),
            row => row.Status.ShouldBe(DocumentStatus.Effective)
        );
    }

    [Fact]
    public async Task Resources_become_people_with_the_experience_that_the_log_shows()
    {
        await using var import = await LogImport.CreateAsync();

        await import.RunAsync(import.Write(Log));

        await using var db = await import.OpenTenantAsync();
        var people = await db.People.ToDictionaryAsync(row => row.Key, Token);
        people.Values.Select(row => row.DisplayName).ShouldBe(["Value 1", "Person 642"], ignoreOrder: true);
        people["642"].Teams.ShouldBe(["12"]);
        people["Value 1"].Teams.ShouldBe(["T1", "12"], ignoreOrder: true);
        var counts = await db
            .PersonExperience.Where(row => row.PersonId == people["642"].Id)
            .OrderBy(row => row.IssueType)
            .Select(row => new
            {
                row.IssueType,
                row.WorkedCases,
                row.SolvedCases,
            })
            .ToListAsync(Token);
        counts.Select(row => (row.IssueType, row.WorkedCases, row.SolvedCases)).ShouldBe([("mail", 1, 1), ("vpn", 2, 0)]);
    }

    [Fact]
    public async Task The_workflow_is_mined_and_decides_where_an_activity_is_allowed()
    {
        await using var import = await LogImport.CreateAsync();

        await import.RunAsync(import.Write(Log));

        await using var db = await import.OpenTenantAsync();
        var row = await db.Workflows.SingleAsync(Token);
        var origin = StoredText.Read(row.Origin).ShouldNotBeNull();
        origin.Words.ShouldStartWith("Read from 5 cases");
        origin.Words.ShouldContain("0.00 % of the steps in the file are forbidden.");
        origin.Words.ShouldContain("mostly the last of its case");
        origin.Language.ShouldBeNull("each reader has it in their language");
        origin.Stored.Length.ShouldBeLessThanOrEqualTo(400);
        var machine = new StateMachine(
            CanonicalJson.Deserialize<WorkflowDefinition>(System.Text.Encoding.UTF8.GetBytes(row.DefinitionJson))
        );
        machine.AllowedActions("open").ShouldBe(["close", "work"]);
        machine.IsTerminal("close").ShouldBeTrue();
        var actions = await db.Actions.ToListAsync(Token);
        actions.ShouldAllBe(action =>
            action.Status == VersionStatus.Published && action.Risk == ActionRiskLevel.Low && action.AllowedStates.Count == 0
        );
        (await db.CaseTypes.SingleAsync(Token)).WorkflowKey.ShouldBe(row.Key);
    }

    [Fact]
    public async Task Final_columns_are_outcomes_and_nothing_else()
    {
        await using var import = await LogImport.CreateAsync();

        await import.RunAsync(import.Write(Log), finals: "site;solver");

        await using var db = await import.OpenTenantAsync();
        var events = await db.CaseEvents.Select(row => row.AttributesJson).ToListAsync(Token);
        events.ShouldAllBe(json => !json.Contains("site") && !json.Contains("solver"));
        var row = await db.Cases.SingleAsync(row => row.Key == "c1", Token);
        row.CustomFieldsJson.ShouldBe("""{"outcome.site":"Rome","outcome.solver":"7"}""");
        $"{row.Title} {row.Description} {row.IssueType} {row.Status}".ShouldNotContain("Rome");
    }

    [Fact]
    public async Task A_resolver_column_with_ids_of_its_own_makes_people_of_their_own()
    {
        await using var import = await LogImport.CreateAsync();
        var text = Log.Replace("solver", "resolved_by", StringComparison.Ordinal);

        await import.RunAsync(import.Write(text), finals: "resolved_by");

        await using var db = await import.OpenTenantAsync();
        var row = await db.Cases.SingleAsync(row => row.Key == "c1", Token);
        var resolver = await db.People.SingleAsync(person => person.Id == row.ResolvedById, Token);
        (resolver.Key, resolver.DisplayName).ShouldBe(("resolved_by 7", "Resolver 7"));
        import.Progress.ShouldContain(line => line.StartsWith("resolved_by numbers people separately"));
    }

    [Fact]
    public async Task Who_is_named_becomes_a_member_of_all_teams()
    {
        await using var import = await LogImport.CreateAsync();
        await import.AddOperatorAsync("eva@acme.example");
        var file = import.Write(Log);
        await import.RunAsync(file);
        await import.RunAsync(file, request => request with { Members = [new("Eva@acme.example", ["supervisor"], IsRequired: true)] });

        await using var after = await import.OpenTenantAsync();
        var membership = await after.Memberships.SingleAsync(Token);
        var person = await after.People.SingleAsync(row => row.Id == membership.PersonId, Token);
        person.Roles.ShouldBe(["supervisor"]);
        person.Teams.ShouldBe(["12", "T1"]);
        (person.Clearance, person.IsExpert).ShouldBe((3, false));
        person.Key.ShouldBe("operator 1"); // people read it in lists
    }

    [Fact]
    public async Task A_tenant_that_was_imported_before_anybody_could_sign_in_is_joined_later()
    {
        await using var import = await LogImport.CreateAsync();
        ImportMember[] asked = [new("eva@acme.example", ["agent"], IsRequired: false)];
        await import.RunAsync(import.Write(Log), request => request with { Members = asked });
        await import.AddOperatorAsync("eva@acme.example");

        var joined = await import.Service<JoinImportedTenants>().RunAsync(asked, Token);
        var again = await import.Service<JoinImportedTenants>().RunAsync(asked, Token);

        joined.ShouldBe([LogImport.Tenant]);
        again.ShouldBeEmpty();
        await using var db = await import.OpenTenantAsync();
        (await db.Memberships.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_recorded_and_announced_and_stays_in_its_tenant()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Log));
        await import.RunAsync(import.Write(Log.Replace("c1", "d1", StringComparison.Ordinal)), tenant: "other");

        await using var db = await import.OpenTenantAsync();
        await using var other = await import.OpenTenantAsync("other");

        var entry = await db.AuditEntries.SingleAsync(Token);
        entry.Operation.ShouldBe("import.log");
        entry.Hash.ShouldBe(AuditTrail.HashOf(entry));
        (await db.Imports.SingleAsync(Token)).ContentHash.ShouldBe(entry.ObjectId);
        (await db.Changes.CountAsync(row => row.TenantId == db.TenantId && row.Kind == "import", Token)).ShouldBe(1);
        (await db.Tenants.SingleAsync(row => row.Id == db.TenantId, Token)).IsReady.ShouldBeTrue();
        (await db.Cases.Select(row => row.Key).ToListAsync(Token)).ShouldNotContain("d1");
        (await other.Cases.Select(row => row.Key).ToListAsync(Token)).ShouldNotContain("c1");
        var people = await db.People.Select(row => row.Id).ToListAsync(Token);
        (await other.People.Select(row => row.Id).ToListAsync(Token)).ShouldNotContain(id => people.Contains(id));
    }
}
