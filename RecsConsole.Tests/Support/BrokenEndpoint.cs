using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace RecsConsole.Tests.Support;

/// <summary>An address behind all of the application's own that fails as a bug would.</summary>
public sealed class BrokenEndpoint : IStartupFilter
{
    public const string Path = "/broken-for-a-test";

    public const string Secret = "Password=hunter2";

    public static void Add(IWebHostBuilder builder) =>
        builder
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Diagnostics", "None")
            .ConfigureTestServices(services =>
                services.AddSingleton<IStartupFilter, BrokenEndpoint>()
            );

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            next(app);
            app.Use(
                (context, following) =>
                    context.Request.Path == Path
                        ? throw new InvalidOperationException(Secret)
                        : following(context)
            );
        };
}
