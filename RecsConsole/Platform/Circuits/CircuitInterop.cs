using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.JSInterop;

namespace RecsConsole.Platform.Circuits;

/// <summary>Pages that live on the server, and keep little there for their way to the browser; see <see cref="ArgumentTypes"/>.</summary>
public static class CircuitInterop
{
    // a document's text in one message
    private const int LongestMessage = 1_000_000;

    private static readonly DefaultJsonTypeInfoResolver s_default = new();

    public static IServiceCollection AddCircuits(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(options =>
            {
                options.MaximumReceiveMessageSize = LongestMessage;
                options.AddFilter<ForgottenCookies>();
            });
        services.AddScoped<QuietTrees>().AddScoped<CircuitHandler>(provider => provider.GetRequiredService<QuietTrees>());
        if (services.LastOrDefault(each => each.ServiceType == typeof(IJSRuntime)) is { ImplementationType: { } made } && IsRuntime(made))
        {
            services.Replace(ServiceDescriptor.Scoped<IJSRuntime>(provider => MakeLean(provider, made)));
        }

        return services;
    }

    private static bool IsRuntime(Type made) => made.IsAssignableTo(typeof(JSRuntime));

    private static JSRuntime MakeLean(IServiceProvider provider, Type made)
    {
        var runtime = (JSRuntime)ActivatorUtilities.CreateInstance(provider, made);
        var options = OptionsOf(runtime);
        options.TypeInfoResolver = new ArgumentTypes(options.TypeInfoResolver ?? s_default);
        return runtime;
    }

    // protected: meant for runtimes that derive from it, which the one of circuits does, but it is internal
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    private static extern JsonSerializerOptions OptionsOf(JSRuntime runtime);
}
