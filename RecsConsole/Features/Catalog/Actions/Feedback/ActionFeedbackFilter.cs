using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Actions.Feedback;

/// <summary>The filter of the feedback list, kept in the URL of the page.</summary>
public sealed record ActionFeedbackFilter : IAddressFilter<ActionFeedbackFilter>
{
    public const string Path = $"{ActionFilter.Root}/said";

    /// <summary>Lists answered feedback instead of open feedback.</summary>
    public bool IsAnswered { get; init; }

    public string Address => new AddressQuery().WithFlag("answered", IsAnswered).At(Path);

    public static ActionFeedbackFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { IsAnswered = query.Flag("answered") };
    }
}
