namespace RecsConsole.Api.Reference;

/// <summary>The reference of the API, for everybody who is signed in: it has no data of a tenant.</summary>
public sealed partial class ApiReferencePage(ApiReference reference)
{
    private IReadOnlyList<ApiGroup>? _groups;

    protected override async Task OnInitializedAsync()
    {
        await ActorAsync();
        _groups = await reference.ReadAsync(Navigation.BaseUri.TrimEnd('/'), Disposed);
    }
}
