using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.SignIn;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Recommender;

[Collection(SignInTestGroup.Name)]
[Trait("Req", "R58")]
public sealed class AccessSubjectReaderTests(SignInSite site)
{
    [Fact]
    public async Task Read_gives_the_rights_of_an_active_person()
    {
        var ana = await AddAnaAsync();

        var subject = await ReadAsync(ana.TenantId, ana);

        subject.Active.ShouldBeTrue();
        subject.Roles.ShouldBe(["agent"]);
    }

    [Fact]
    public async Task Read_gives_an_inactive_person_nothing()
    {
        var ana = await AddAnaAsync();
        await Revocation.ApplyAsync(site.Services, ana, "inactive");

        var subject = await ReadAsync(ana.TenantId, ana);

        ShouldBeNobody(subject);
    }

    [Fact]
    public async Task Read_gives_a_person_of_another_tenant_and_a_job_nothing()
    {
        var ana = await AddAnaAsync();
        var other = await site.AddTenantAsync();

        ShouldBeNobody(await ReadAsync(other, ana));
        ShouldBeNobody(await ReadAsync(ana.TenantId, Actor.Job(ana.TenantId)));
    }

    private static void ShouldBeNobody(AccessSubject subject)
    {
        subject.Active.ShouldBeFalse();
        subject.Roles.ShouldBeEmpty();
        subject.Clearance.ShouldBe(0);
    }

    private async Task<Actor> AddAnaAsync() =>
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), site.NewName("ana"), "agent");

    private async Task<AccessSubject> ReadAsync(Guid tenantId, Actor actor)
    {
        await using var db = Operators.Open(site.Services);
        db.BindTo(tenantId);
        return await SubjectReader.ReadAsync(db, actor, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
    }
}
