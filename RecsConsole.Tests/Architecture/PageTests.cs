using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components;
using RecsConsole.Components.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

public sealed class PageTests
{
    [Fact]
    [Trait("Req", "R57")]
    public void Every_page_says_who_may_open_it() =>
        typeof(App)
            .Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false))
            .Where(type =>
                !type.IsDefined(typeof(AuthorizeAttribute), inherit: true)
                && !type.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)
            )
            .Select(type => type.FullName)
            .ShouldBeEmpty("an open circuit does not ask the server's fallback policy");

    [Fact]
    public void Every_list_says_which_changes_it_follows()
    {
        var lists = typeof(App).Assembly.GetTypes().Where(type => !type.IsAbstract && IsList(type)).ToList();

        lists.Count.ShouldBeGreaterThan(4);
        lists.Where(type => IsOfTheKit(Follows(type).DeclaringType!)).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void List_reads_its_filter_with_the_one_reader_of_addresses() =>
        typeof(App)
            .Assembly.GetTypes()
            .Where(IsList)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute), inherit: true))
            .Select(property => $"{property.DeclaringType}.{property.Name}")
            .ShouldBeEmpty();

    private static bool IsOfTheKit(Type type) => type.Namespace!.StartsWith("RecsConsole.Components", StringComparison.Ordinal);

    private static PropertyInfo Follows(Type type) => type.GetProperty("Follows", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static bool IsList(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(ListPage<,>))
            {
                return true;
            }
        }

        return false;
    }
}
