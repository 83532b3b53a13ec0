using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class DocumentLifeCycleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R134")]
    public async Task Draft_is_approved_by_a_second_person_and_supersedes_the_version_in_force(DatabaseProvider provider)
    {
        await using var office = await DocumentOffice.OpenAsync(provider);
        var draft = (await office.OpenAsync("guide")).Versions[0].Content;
        var saved = (await office.SaveAsync(office.Writer, new(draft, null, 0, false))).Value!;
        var version = new VersionRequest(saved.Key, saved.Version, saved.Revision);

        var own = await office.Get<ApproveVersion>().RunAsync(office.Writer, version, Token);
        var second = await office.Get<ApproveVersion>().RunAsync(office.Approver, version, Token);

        own.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        second.Value.ShouldBe("effective");
        var states = await office.StatesAsync("guide");
        (states[1], states[2]).ShouldBe(("superseded", "effective"));
        (await office.AuditAsync("approve.document")).Select(row => row.Outcome).ShouldBe(["denied", "done"]);
        var history = (await office.OpenAsync("guide")).History.Select(each => each.Words).ToList();
        history.ShouldContain("approved version 2");
        history.ShouldContain("version 1 is superseded");
    }

    [Fact]
    [Trait("Req", "R134")]
    public async Task Approved_version_comes_into_force_on_its_day_and_expires_on_its_last()
    {
        await using var office = await DocumentOffice.OpenAsync();
        var draft = (await office.OpenAsync("guide")).Versions[0].Content with
        {
            EffectiveFrom = office.Now.AddDays(2),
            EffectiveTo = office.Now.AddDays(4),
        };

        (await office.PublishAsync(draft)).ShouldBe("approved");
        (await office.StatesAsync("guide"))[1].ShouldBe("effective");
        office.World.Database.Clock.Advance(TimeSpan.FromDays(2));
        var refreshed = await office.Get<RefreshDocumentStates>().RunAsync(Actor.Job(office.World.Here.TenantId), Token);
        var begun = await office.StatesAsync("guide");
        office.World.Database.Clock.Advance(TimeSpan.FromDays(2));
        var ended = await office.StatesAsync("guide");

        refreshed.Value.ShouldBe(2);
        (begun[1], begun[2]).ShouldBe(("superseded", "effective"));
        ended[2].ShouldBe("expired");
        (await office.AuditAsync("state.document")).Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    [Trait("Req", "R135")]
    [Trait("Req", "R39")]
    public async Task Withdrawn_document_is_gone_from_an_open_case_and_from_reading_on_the_next_request()
    {
        await using var office = await DocumentOffice.OpenAsync();
        (await office.SuggestedAsync()).ShouldContain("guide");
        var version = (await office.OpenAsync("guide")).Versions[0];

        var result = await office
            .Get<WithdrawVersion>()
            .RunAsync(office.Writer, new("guide", version.Version, version.Revision), "Wrong firmware.", Token);

        result.Value.ShouldBe("withdrawn");
        (await office.SuggestedAsync()).ShouldNotContain("guide");
        (await ReadAsync(office)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await office.OpenAsync("guide")).Versions[0].WithdrawalReason.ShouldBe("Wrong firmware.");
        await using var db = office.World.Open();
        db.Changes.Count(row => row.Kind == "document" && row.Key == "guide").ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R135")]
    public async Task Expired_document_is_gone_from_an_open_case_and_from_reading_in_the_same_minute()
    {
        await using var office = await DocumentOffice.OpenAsync();
        var draft = (await office.OpenAsync("guide")).Versions[0].Content with { EffectiveTo = office.Now.AddSeconds(30) };
        await office.PublishAsync(draft);
        (await office.SuggestedAsync()).ShouldContain("guide");
        (await ReadAsync(office)).IsOk.ShouldBeTrue();

        office.World.Database.Clock.Advance(TimeSpan.FromSeconds(31));

        (await office.SuggestedAsync()).ShouldNotContain("guide");
        (await ReadAsync(office)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private static Task<Result<DocumentView>> ReadAsync(DocumentOffice office) =>
        office.Get<ReadDocument>().RunAsync(office.Agent, "guide", Token);
}
