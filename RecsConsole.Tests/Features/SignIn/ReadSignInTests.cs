using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Who looks up how somebody signs in leaves a trace.</summary>
[Collection(SignInTestGroup.Name)]
public sealed class ReadSignInTests(SignInSite site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auditor")]
    [InlineData("admin")]
    public async Task View_is_in_the_trail_once_with_the_person_it_was_about(string role)
    {
        var tenant = await site.AddTenantAsync();
        var reader = await Operators.AddAsync(site.Services, tenant, site.NewName("otto"), role);
        var person = await Operators.AddAsync(site.Services, tenant, site.NewName("ines"), "agent");
        await using var scope = site.Services.CreateAsyncScope();
        // a log of its own: that of the application writes by itself
        using var views = ActivatorUtilities.CreateInstance<ViewLog>(scope.ServiceProvider);
        var read = ActivatorUtilities.CreateInstance<ReadSignIn>(scope.ServiceProvider, views);

        (await read.RunAsync(reader, person.PersonId, Token)).IsOk.ShouldBeTrue();
        (await read.RunAsync(reader, person.PersonId, Token)).IsOk.ShouldBeTrue();
        (await read.RunAsync(reader, Guid.NewGuid(), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await views.WriteAsync(Token);

        await using var db = Operators.Open(site.Services);
        db.BindTo(tenant);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "read.sign_in", Token);
        (entry.ActorId, entry.ObjectKind, entry.ObjectId).ShouldBe((reader.PersonId, "person", person.PersonId.ToString("D")));
    }
}
