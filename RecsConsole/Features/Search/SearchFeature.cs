using RecsConsole.Components.Layout;
using RecsConsole.Features.Search.Palette;

namespace RecsConsole.Features.Search;

/// <summary>Internal search: the page, and the quick search behind Ctrl K.</summary>
public static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddScoped<SearchConsole>();
        services.AddScoped<RecordSearch>();
        services.AddScoped<SubmitSearchFeedback>();
        services.AddScoped<ReadRecentSearches>();
        services.AddTransient<SearchSession>();
        services.AddTransient<PaletteSearch>();
        services.AddSingleton(new TopBarPart(typeof(SearchPalette), Order: 10));
        return services;
    }
}
