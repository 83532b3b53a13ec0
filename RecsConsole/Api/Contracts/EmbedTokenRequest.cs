using RecsConsole.Features.Embed;

namespace RecsConsole.Api.Contracts;

/// <summary>Requests a panel of one case, for one person, to embed in pages of one origin.</summary>
/// <param name="Person">E-mail address of the viewer.</param>
/// <param name="Parent">
/// Origin of the embedding page, such as https://tickets.example. If that page is in a frame itself, the origins of the pages around it
/// follow after blanks.
/// </param>
public sealed record EmbedTokenRequest(string Person, string Parent)
{
    private const int LongestText = 300;

    /// <summary>Key of the case; or <see cref="Connection"/> and <see cref="Ticket"/>.</summary>
    public string? Case { get; init; }

    /// <summary>Id of the connection through which the ticket is read.</summary>
    public Guid? Connection { get; init; }

    /// <summary>Number of the ticket in its own system.</summary>
    public string? Ticket { get; init; }

    /// <exception cref="ApiInputException">A text is too long, or the request names neither a case nor a ticket.</exception>
    internal NewEmbedToken ToRequest(Guid keyId)
    {
        var isTicket = Connection is not null && Ticket is { Length: > 0 };
        if (isTicket == Case is { Length: > 0 })
        {
            throw new ApiInputException(StatusCodes.Status400BadRequest, Texts.CaseOrTicket, "case");
        }

        string?[] texts = [Person, Parent, Case, Ticket];
        return texts.All(each => each is null || (each.Length <= LongestText && !each.Any(char.IsControl)))
            ? new(keyId, Person, Parent)
            {
                Case = Case,
                Connection = Connection,
                Ticket = Ticket,
            }
            : throw new ApiInputException(StatusCodes.Status400BadRequest, Texts.TextTooLong.With(LongestText));
    }
}

/// <param name="Token">The token opens the panel once, within five minutes.</param>
/// <param name="Address">URL for the frame, including the token.</param>
public sealed record EmbedTokenAnswer(string Token, string Address, DateTimeOffset ExpiresAt)
{
    internal static EmbedTokenAnswer From(CreatedEmbedToken made, string address) => new(made.Text, address, made.OpenBefore);
}
