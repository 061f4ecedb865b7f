using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace WabaClient.Tests.Support;

/// <summary>An SQLite database in a separate file, which is deleted at the end.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waba-sqlite-").FullName;

    public SqliteFile(string options = "") =>
        DataSource = SqliteFactory.Instance.CreateDataSource($"Data Source={FilePath};{options}");

    public string FilePath => Path.Combine(_folder, "waba.db");

    public DbDataSource DataSource { get; }

    public void Dispose()
    {
        using (DbConnection connection = DataSource.CreateConnection())
            SqliteConnection.ClearPool((SqliteConnection)connection);
        DataSource.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
