using System.Data.Common;

namespace WabaClient;

/// <summary>Creates commands and their parameters.</summary>
internal static class DbParameters
{
    public static DbCommand CreateCommand(DbConnection connection, InventoryDialect dialect, DbStatement statement)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        command.CommandTimeout = statement.IsLong ? 0 : dialect.CommandTimeout;
        for (int i = 0; i < statement.Values.Length; i++)
            command.Parameters.Add(Create(command, dialect, i + 1, statement.Values[i]));
        return command;
    }

    public static DbParameter Create(DbCommand command, InventoryDialect dialect, int number, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = dialect.ParameterName(number);
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }

    public static void SetValues(DbCommand command, DbStatement statement)
    {
        for (int i = 0; i < statement.Values.Length; i++)
            command.Parameters[i].Value = statement.Values[i] ?? DBNull.Value;
    }
}
