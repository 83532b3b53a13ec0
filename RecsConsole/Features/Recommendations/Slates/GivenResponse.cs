using RecsConsole.Components.Dialogs;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>An answer that was taken, and what there is to say of it.</summary>
public sealed record GivenResponse(ResponseKind Kind, SlateKind ItemKind, string? ItemId, ToastMessage Said);
