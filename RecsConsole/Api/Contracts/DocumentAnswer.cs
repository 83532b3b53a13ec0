using RecsConsole.Features.Documents;

namespace RecsConsole.Api.Contracts;

/// <summary>A document in force with its text, in Markdown.</summary>
public sealed record DocumentAnswer(string Key, int Version, string Title, string Kind, string Text)
{
    public string? Language { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? EffectiveTo { get; init; }

    public DateTimeOffset? ReviewBy { get; init; }

    internal static DocumentAnswer From(DocumentView view) =>
        new(view.Key, view.Version, view.Title, view.Kind, view.Text)
        {
            Language = view.Language,
            Owner = view.Owner,
            EffectiveFrom = view.EffectiveFrom,
            EffectiveTo = view.EffectiveTo,
            ReviewBy = view.ReviewBy,
        };
}
