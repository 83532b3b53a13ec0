using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Every request comes from one address, as from an office; the test server has none.</summary>
internal sealed class OneAddress : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, following) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
                    return following(context);
                }
            );
            next(app);
        };
}
