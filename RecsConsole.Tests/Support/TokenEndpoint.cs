using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace RecsConsole.Tests.Support;

/// <summary>Gives a signed-in browser the antiforgery token that pages of the desk keep inside their circuit.</summary>
public sealed class TokenEndpoint : IStartupFilter
{
    public const string Path = "/token-for-a-test";

    public static void Add(IWebHostBuilder builder) =>
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, TokenEndpoint>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, following) =>
                {
                    if (context.Request.Path == Path)
                    {
                        context.SetEndpoint(Token);
                    }

                    return following(context);
                }
            );
            next(app);
        };

    private static Endpoint Token { get; } =
        new(
            context =>
            {
                var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
                return context.Response.WriteAsync($"name=\"{tokens.FormFieldName}\" value=\"{tokens.RequestToken}\"");
            },
            new EndpointMetadataCollection(),
            Path
        );
}
