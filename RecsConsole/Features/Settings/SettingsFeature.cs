using RecsConsole.Components.Layout;

namespace RecsConsole.Features.Settings;

/// <summary>
/// Personal settings: time zone, language, appearance, keyboard shortcuts, notifications. They apply in every browser of the person.
/// </summary>
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
