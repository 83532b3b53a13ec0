using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components;
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
}
