using RecsConsole.Components.Pages;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy;

/// <summary>The search for subjects and for erasures, kept in the URL of the page.</summary>
public sealed record PrivacyFilter : IAddressFilter<PrivacyFilter>
{
    public const string Home = "/admin/privacy";

    /// <summary>Customers unless set.</summary>
    public bool IsOfPeople { get; init; }

    /// <summary>Part of a name or key; null for the first by name.</summary>
    public string? Text { get; init; }

    /// <summary>Part of the key of an erased subject; null for all.</summary>
    public string? Erased { get; init; }

    /// <summary>The page of the erasures, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The erasure whose receipt is shown: the id of the destroyed key.</summary>
    public Guid? Receipt { get; init; }

    /// <summary>The kind in the URL; null for customers.</summary>
    public string? KindName => IsOfPeople ? SubjectName.PersonKind : null;

    public string Address =>
        new AddressQuery().With("kind", KindName).With("q", Text).With("erased", Erased).WithPage(Page).With("receipt", Receipt).At(Home);

    public static PrivacyFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            IsOfPeople = query.OneOf("kind", [SubjectName.PersonKind]) is not null,
            Text = query.Text("q"),
            Erased = query.Text("erased"),
            Page = query.Page(),
            Receipt = query.Id("receipt"),
        };
    }
}
