using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using RecsConsole.Access;
using RecsConsole.Components;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Security.Sweep.Methods;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// What a circuit shows, it reads through operations, which the permission sweep visits. A component that read rows by itself would be in no
/// sweep.
/// </summary>
[Trait("Req", "R51")]
public sealed class CircuitTests
{
    /// <summary>Services of components that open the database and are no operations, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["ChangePoller"] = "says that something has changed; what it is now is read by operations",
        ["EndOwnSessions"] = "the own account's, by the claims of its session",
        ["FollowLink"] = "a link is the credential",
        ["ListDemoPeople"] = "see ReadOperations",
        ["ListOwnSessions"] = "the own account's, by the claims of its session",
        ["ListProviders"] = "names on the sign-in page, and the own account's provider",
        ["ProveLinkOwner"] = "a link is the credential",
        ["RenamePasskey"] = "the own account's, by the claims of its session",
        ["SetupLink"] = "whether anybody can sign in at all",
        ["SetUpConsole"] = "the setup link is the credential",
    };

    private static readonly HashSet<Type> s_rows =
    [
        typeof(TenantDb),
        typeof(ConsoleDbContext),
        typeof(IDbContextFactory<ConsoleDbContext>),
        typeof(OperationScopeFactory),
    ];

    private static readonly Type[] s_types = typeof(App).Assembly.GetTypes();

    private static IEnumerable<Type> Components => s_types.Where(type => typeof(IComponent).IsAssignableFrom(type));

    [Fact]
    public void No_component_opens_the_database()
    {
        var services = Components.SelectMany(ServicesOf).Distinct().ToList();

        services.Count.ShouldBeGreaterThan(100);
        services.Where(s_rows.Contains).ShouldBeEmpty("read through an operation");
    }

    [Fact]
    public void What_opens_the_database_for_a_component_is_in_the_sweep_or_has_a_reason()
    {
        var swept = ReadOperations.All.Concat(ActingMethods.All.Select(method => method.Type)).ToHashSet();

        Components
            .SelectMany(ServicesOf)
            .Where(service => service.Assembly == typeof(App).Assembly && !swept.Contains(service) && OpensRows(service))
            .Select(service => service.Name)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(s_others.Keys, ignoreOrder: true);
    }

    [Fact]
    public void What_the_browser_calls_is_in_components()
    {
        var called = s_types.Where(type =>
            type.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
                .Any(method => method.IsDefined(typeof(JSInvokableAttribute), inherit: false))
        );

        called.ShouldNotBeEmpty();
        called.ShouldAllBe(type => typeof(IComponent).IsAssignableFrom(type));
    }

    private static IEnumerable<Type> ServicesOf(Type component) =>
        component
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(property => property.IsDefined(typeof(InjectAttribute), inherit: true))
            .Select(property => property.PropertyType)
            .Concat(component.GetConstructors().SelectMany(each => each.GetParameters()).Select(parameter => parameter.ParameterType));

    // by itself: what it hands on to an operation is swept there
    private static bool OpensRows(Type service) =>
        service.GetConstructors().SelectMany(each => each.GetParameters()).Any(parameter => s_rows.Contains(parameter.ParameterType));
}
