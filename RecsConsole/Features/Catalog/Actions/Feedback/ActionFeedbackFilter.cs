using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Actions.Feedback;

/// <summary>Which of what was said of actions is listed. It lives in the address of the page.</summary>
public sealed record ActionFeedbackFilter : IAddressFilter<ActionFeedbackFilter>
{
    public const string Path = $"{ActionFilter.Root}/said";

    /// <summary>Answered instead of waiting.</summary>
    public bool IsAnswered { get; init; }

    public string Address => new AddressQuery().WithFlag("answered", IsAnswered).At(Path);

    public static ActionFeedbackFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { IsAnswered = query.Flag("answered") };
    }
}
