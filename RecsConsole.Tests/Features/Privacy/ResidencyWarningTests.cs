using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Compliance;
using RecsConsole.Features.Privacy.Record;
using RecsConsole.Platform;
using RecsConsole.Platform.Residency;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>
/// A region in which the decision point is not listed denies everything: the page says so, with what has to be done, and it cannot be
/// saved.
/// </summary>
public sealed class ResidencyWarningTests
{
    private const string Host = "point.invalid"; // RFC 2606: a name that nobody has

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("EU", null, true)]
    [InlineData("EU", "US", true)]
    [InlineData("EU", "EU", false)]
    [InlineData(null, null, false)] // no region can be chosen
    public async Task Decision_point_that_is_not_listed_in_the_region_is_named(string? here, string? declared, bool isNamed)
    {
        await using var world = await WorldAsync(here, declared);

        var view = (await ReadAsync(world, await AdminAsync(world))).Value!;

        view.PointOutside.ShouldBe(isNamed ? Host : null);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("EU", true)]
    public async Task Region_is_saved_only_once_the_decision_point_is_listed_in_it(string? declared, bool isSaved)
    {
        await using var world = await WorldAsync("EU", declared);
        var admin = await AdminAsync(world);
        int version;
        await using (var db = world.Open())
        {
            version = (await TenantConfigurationReader.ReadStoredAsync(db, Token)).Version;
        }

        var result = await world.Get<SaveCompliance>().RunAsync(admin, new(version, "Counsel has asked for it.") { Region = "EU" }, Token);

        result.IsOk.ShouldBe(isSaved, result.Error?.Message);
        if (!isSaved)
        {
            result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
            result.Error.Message.ShouldContain(Host);
            result.Error.Message.ShouldContain("Residency:Destinations");
        }
    }

    [Fact]
    public async Task Nothing_is_named_without_a_decision_point()
    {
        await using var world = await WorldAsync("EU", null, address: null);

        (await ReadAsync(world, await AdminAsync(world))).Value!.PointOutside.ShouldBeNull();
    }

    private static Task<DeskWorld> WorldAsync(string? here, string? declared, string? address = $"https://{Host}") =>
        DeskWorld.CreateAsync(replace: services =>
            services
                .AddPrivacy()
                .AddAudit()
                .Configure<ResidencyOptions>(options => options.Region = here)
                // shown as configured and not asked: nobody answers there
                .AddSingleton(provider =>
                    ActivatorUtilities.CreateInstance<ServerDestinations>(
                        provider,
                        Options.Create(new DecisionPointOptions { Address = address })
                    )
                )
                .Configure<DestinationOptions>(options =>
                {
                    if (declared is not null)
                    {
                        options.Destinations.Add(new() { Host = Host, Region = declared });
                    }
                })
        );

    private static async Task<Actor> AdminAsync(DeskWorld world)
    {
        await using var db = world.Open();
        (await db.Tenants.SingleAsync(row => row.Id == world.Here.TenantId, Token)).Region = "";
        var person = Operators.Person(db.TenantId, "admin", ConsoleRole.Admin);
        db.People.Add(person);
        await db.SaveChangesAsync(Token);
        return new(db.TenantId, person.Id);
    }

    private static Task<Result<ComplianceView>> ReadAsync(DeskWorld world, Actor admin) =>
        world.Get<ReadCompliance>().RunAsync(admin, Token);
}
