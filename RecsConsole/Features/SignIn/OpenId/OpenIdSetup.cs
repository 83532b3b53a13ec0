using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Features.SignIn.SingleSignOn;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>OpenID Connect in addition to local accounts: any number of configured providers, none by default.</summary>
public static class OpenIdSetup
{
    public static IServiceCollection AddOpenId(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<SignInOptions>, OpenIdValidation>();
        services.AddOptions<SignInServers>().Configure<IOptions<SignInOptions>>((servers, signIn) => Name(servers, signIn.Value));
        services.TryAddSingleton<ServerCertificates>();
        services.AddSingleton<OpenIdSchemes>();
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>>(provider => provider.GetRequiredService<OpenIdSchemes>());
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(provider => provider.GetRequiredService<OpenIdSchemes>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>()
        );
        services.AddTransient<OpenIdConnectHandler>();
        services.AddScoped<OpenIdEvents>().AddScoped<ProviderPeople>().AddScoped<EnterByProvider>().AddScoped<LinkProvider>();
        services.AddSingleton<UsedTokens>().AddSingleton<RefusedSignIns>().AddSingleton<ListProviders>();
        services.AddSingleton<BackChannelLogout>().AddSingleton<ProviderSignOut>();
        services.AddSingleton<VouchedSessions>();
        services.AddScoped<ReadSingleSignOn>().AddScoped<SaveSignInGroup>().AddScoped<WithdrawSignInGroup>().AddScoped<SetSingleSignOn>();
        return services;
    }

    // where data goes is listed by a feature that does not know this one
    private static void Name(SignInServers servers, SignInOptions options)
    {
        foreach (var provider in options.OpenId.Values)
        {
            servers.All.Add(new(provider.Name, provider.Tenant, provider.Authority));
        }
    }
}
