using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

[Collection(SignInTestGroup.Name)]
public sealed class ProvisionOperatorTests(SignInSite site)
{
    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        var tenant = await site.AddTenantAsync();
        var name = site.NewName("eva");
        var eva = await Operators.AddAsync(site.Services, tenant, name, "agent");

        var again = await RunAsync(Actor.Job(tenant), name, eva.PersonId, "another long password");

        again.IsOk.ShouldBeTrue();
        await using var db = Operators.Open(site.Services);
        db.BindTo(tenant);
        var cancellationToken = TestContext.Current.CancellationToken;
        (await db.Memberships.CountAsync(row => row.TenantId == tenant, cancellationToken)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(cancellationToken)).ShouldBe(1);
        using var browser = site.Site.Browser();
        using var answer = await browser.SignInAsync(name);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Person_without_the_right_to_manage_people_is_refused()
    {
        var tenant = await site.AddTenantAsync();
        var agent = await Operators.AddAsync(site.Services, tenant, site.NewName("bo"), "agent");

        var result = await RunAsync(agent, site.NewName("eva"), agent.PersonId, Operators.Password);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Person_of_another_tenant_is_not_found()
    {
        var bo = await Operators.AddAsync(site.Services, await site.AddTenantAsync(), site.NewName("bo"), "agent");

        var result = await RunAsync(Actor.Job(await site.AddTenantAsync()), site.NewName("eva"), bo.PersonId, Operators.Password);

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private async Task<Result<Guid>> RunAsync(Actor actor, string name, Guid personId, string password)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ProvisionOperator>()
            .RunAsync(actor, new(Operators.Email(name), name, personId, password), TestContext.Current.CancellationToken);
    }
}
