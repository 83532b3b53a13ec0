using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace RecsConsole.Tests.Support;

/// <summary>An endpoint behind all of the application's own middleware that fails as a bug would.</summary>
public sealed class BrokenEndpoint : IStartupFilter
{
    public const string Path = "/broken-for-a-test";

    public const string Secret = "Password=hunter2";

    public static void Add(IWebHostBuilder builder) =>
        builder
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Diagnostics", "None")
            .ConfigureTestServices(services => services.AddSingleton<IStartupFilter, BrokenEndpoint>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            // routing keeps an endpoint that is already selected and calls it after everything else
            app.Use(
                (context, following) =>
                {
                    if (context.Request.Path == Path)
                    {
                        context.SetEndpoint(Broken);
                    }

                    return following(context);
                }
            );
            next(app);
        };

    private static Endpoint Broken { get; } =
        new(_ => throw new InvalidOperationException(Secret), new EndpointMetadataCollection(new AllowAnonymousAttribute()), Path);
}
