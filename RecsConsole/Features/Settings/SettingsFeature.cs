using RecsConsole.Components.Layout;

namespace RecsConsole.Features.Settings;

/// <summary>What each person sets for themselves: time zone, language, looks, keys, news. It holds in every browser of theirs.</summary>
public static class SettingsFeature
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddScoped<ReadSettings>();
        services.AddScoped<SaveSetting>();
        services.AddScoped<SettingsOfRequest>();
        services.AddScoped<IAppearanceSource, AppearanceSource>();
        services.Configure<RequestLocalizationOptions>(LanguageOfPerson.AddTo);
        services.AddSingleton(new TopBarPart(typeof(SettingsInForce), Order: 0));
        return services;
    }
}
