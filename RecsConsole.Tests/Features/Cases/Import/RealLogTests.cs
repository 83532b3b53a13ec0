using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>
/// Imports public logs that are stored beside the repository or in the folder RECS_DATA; without them the tests are skipped with a
/// message.
/// </summary>
public sealed class RealLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Helpdesk_comes_in_whole(DatabaseProvider provider)
    {
        var file = PublicData.Find("helpdesk/helpdesk_full.csv.gz");
        await using var import = await LogImport.CreateAsync(provider);

        var result = await import.RunAsync(file, map: "case=case_id,activity=activity,time=timestamp,resource=resource");

        var log = result.Value.ShouldNotBeNull();
        (log.Cases, log.Events, log.Activities, log.People).ShouldBe((4580, 21348, 14, 22));
        await using var db = await import.OpenTenantAsync();
        (await db.CaseEvents.CountAsync(Token)).ShouldBe(21348);
        (await db.Cases.CountAsync(row => row.IsOpen, Token)).ShouldBe(23);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Incidents_come_in_whole_with_teams_and_resolvers()
    {
        var file = PublicData.Find("servicenow_incidents/incident_event_log.csv.gz");
        await using var import = await LogImport.CreateAsync();

        var result = await import.RunAsync(
            file,
            map: "case=number,activity=incident_state,time=sys_updated_at,resource=sys_updated_by,group=assignment_group,account=caller_id,product=category,priority=priority,sla_met=made_sla",
            attributes: "subcategory;contact_type;location",
            finals: "resolved_by;closed_code"
        );

        var log = result.Value.ShouldNotBeNull();
        (log.Cases, log.Events, log.Teams).ShouldBe((24918, 141712, 78));
        await using var db = await import.OpenTenantAsync();
        (await db.Cases.CountAsync(row => !row.IsOpen && row.ResolvedById != null && row.SlaMet != null, Token)).ShouldBe(24918);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Incidents_with_documents_keep_the_order_of_the_file()
    {
        var file = PublicData.Find("bpi14_rabobank/bpi14_incident_activity.csv.gz");
        await using var import = await LogImport.CreateAsync();

        var result = await import.RunAsync(
            file,
            map: "case=case_id,activity=activity,time=timestamp,group=assignment_group,document=km_number"
        );

        var log = result.Value.ShouldNotBeNull();
        (log.Cases, log.Events, log.Teams, log.Documents).ShouldBe((7459, 74879, 210, 1073));
    }
}
